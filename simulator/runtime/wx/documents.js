// The files of the mini-program on this phone: the file system, saving, and WeChat's reader for documents.
import { base64Of, endingOf, USER_DATA_PATH } from '../files.js'
import { documentSheet } from '../sheets.js'
import { asyncCall, asyncCalls, refusal } from './call.js'

const READABLE = ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf']
const PDF_MARK = '%PDF-'

export function documents(sim) {
  const { files, screen } = sim

  function need(path, message = `fail no such file or directory, open ${path}`) {
    const file = files.find(path)
    if (!file) throw refusal(message)
    return file
  }

  function openDocument({ filePath, fileType }) {
    const file = need(filePath, "fail file doesn't exist")
    const kind = fileType || endingOf(filePath)
    if (!READABLE.includes(kind)) throw refusal('fail filetype not supported')
    const { name, bytes } = file
    const broken = kind === 'pdf' && textOf(bytes.slice(0, PDF_MARK.length)) !== PDF_MARK
    if (broken) sim.warn(`openDocument: ${name} is not a PDF file`)
    const type = kind === 'pdf' ? 'application/pdf' : file.type
    const url = files.urlOf(filePath)
    documentSheet(screen.overlays, { name, type, size: bytes.length, url, broken })
  }

  function saveFile({ tempFilePath, filePath }) {
    need(tempFilePath, 'fail tempFilePath file not exist')
    if (filePath) needOwnFolder(filePath)
    return { savedFilePath: files.save(tempFilePath, filePath) }
  }

  const system = {
    access: ({ path }) => void need(path, `fail no such file or directory ${path}`),
    getFileInfo: ({ filePath }) => ({ size: need(filePath, 'fail file not exist').bytes.length }),
    readFile: ({ filePath, encoding, position, length }) => ({
      data: decoded(part(need(filePath).bytes, position, length), encoding),
    }),
    saveFile,
    unlink({ filePath }) {
      need(filePath, `fail no such file or directory ${filePath}`)
      files.remove(filePath)
    },
    writeFile({ filePath, data, encoding }) {
      needOwnFolder(filePath)
      files.keep(filePath, encoded(data, encoding))
    },
  }
  const manager = Object.fromEntries(
    Object.entries(system).map(([name, run]) => {
      const call = asyncCall(sim, name, run)
      return [name, (options) => void call({ complete() {}, ...options })] // never a promise
    }),
  )

  return {
    env: { USER_DATA_PATH },
    getFileSystemManager: () => manager,
    ...asyncCalls(sim, {
      openDocument,
      saveFile: ({ tempFilePath }) => saveFile({ tempFilePath }),
    }),
  }
}

function needOwnFolder(path) {
  if (!path.startsWith(`${USER_DATA_PATH}/`)) throw refusal(`fail permission denied, open ${path}`)
}

function part(bytes, position = 0, length = bytes.length - position) {
  if (!(position >= 0 && position <= bytes.length)) throw refusal('fail the value of "position" is out of range') // prettier-ignore
  if (!(length >= 1 && position + length <= bytes.length)) throw refusal('fail the value of "length" is out of range') // prettier-ignore
  return bytes.subarray(position, position + length)
}

const textOf = (bytes) => new TextDecoder().decode(bytes)

function decoded(bytes, encoding) {
  if (!encoding) return bytes.slice().buffer
  if (encoding === 'base64') return base64Of(bytes)
  if (/^utf-?8$/.test(encoding)) return textOf(bytes)
  throw refusal(`fail invalid encoding "${encoding}"`)
}

function encoded(data, encoding) {
  if (typeof data !== 'string') return new Uint8Array(data)
  if (encoding === 'base64') return Uint8Array.from(atob(data), (char) => char.charCodeAt(0))
  return new TextEncoder().encode(data)
}
