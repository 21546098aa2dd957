// wx.uploadFile and wx.downloadFile: like wx.request they succeed with any status of the server.
import { refusal } from './call.js'
import { headersOf, taskCall } from './wire.js'

const MB = 1024 * 1024
const DOWNLOAD_LIMIT = 200 * MB
const EVENTS = ['ProgressUpdate', 'HeadersReceived']

export function transfer(sim) {
  const { files } = sim

  async function uploadFile(options, address, { fetch, tell }) {
    needTexts(options, ['filePath', 'name'])
    const { filePath, name, formData = {}, header } = options
    const file = files.find(filePath)
    if (!file) throw refusal('fail file not found')
    const body = new FormData()
    for (const [key, value] of Object.entries(formData)) body.append(key, String(value))
    body.append(name, files.asBlob(filePath), filePath.split('/').pop())
    const { 'content-type': ignored, ...headers } = headersOf(header)
    if (ignored) sim.warn('uploadFile: a content-type is not sent, the form brings its own')
    const total = file.bytes.length
    const sent = (bytes) => tell('ProgressUpdate', sendProgress(bytes, total))
    sent(Math.floor(total / 2)) // a browser does not say how far a body has gone
    const answer = await fetch(address, { method: 'POST', headers, body })
    sent(total)
    tell('HeadersReceived', { header: Object.fromEntries(answer.headers) })
    return { statusCode: answer.status, data: await answer.text() }
  }

  async function downloadFile({ header, filePath }, address, { fetch, tell }) {
    const answer = await fetch(address, { headers: headersOf(header) })
    tell('HeadersReceived', { header: Object.fromEntries(answer.headers) })
    const bytes = new Uint8Array(await answer.arrayBuffer())
    if (bytes.length > DOWNLOAD_LIMIT) throw refusal('fail exceed max file size')
    tell('ProgressUpdate', writeProgress(bytes.length))
    const about = { type: answer.headers.get('content-type') || '' }
    if (filePath) {
      files.keep(filePath, bytes, about)
      return { statusCode: answer.status, filePath }
    }
    const name = address.split('?')[0].split('/').pop()
    const tempFilePath = files.keepTemporary(bytes, { ...about, name: endsKnown(name) ? name : '' })
    return { statusCode: answer.status, tempFilePath }
  }

  return {
    uploadFile: taskCall(sim, 'uploadFile', uploadFile, EVENTS),
    downloadFile: taskCall(sim, 'downloadFile', downloadFile, EVENTS),
  }
}

const endsKnown = (name) => /\.[a-z]\w{2,3}$/i.test(name)

const percent = (bytes, total) => (total ? Math.floor((bytes / total) * 100) : 100)

const sendProgress = (bytes, total) => ({
  progress: percent(bytes, total),
  totalBytesSent: bytes,
  totalBytesExpectedToSend: total,
})

const writeProgress = (bytes) => ({
  progress: 100,
  totalBytesWritten: bytes,
  totalBytesExpectedToWrite: bytes,
})

/** WeChat's answer to an option that is missing. */
function needTexts(options, names) {
  for (const name of names) {
    if (typeof options[name] === 'string' && options[name]) continue
    throw refusal(`fail parameter error: parameter.${name} should be String instead of Undefined;`)
  }
}
