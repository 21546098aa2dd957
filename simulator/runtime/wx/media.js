// Pictures, files out of chats, and codes: what a person picks, and how pictures are shown.
import { fileSheet, pictureSheet, scanSheet } from '../sheets.js'
import { typeOf } from '../files.js'
import { asyncCalls, refusal } from './call.js'

const MOST_MEDIA = 20
const MOST_FILES = 100
const ACCEPT = { image: 'image/*', video: 'video/*', mix: 'image/*,video/*' }
const DEFAULT_QUALITY = 80

export function media(sim) {
  const { device, files, screen } = sim

  /** Files as { name, type, bytes }: preset by a test, or picked on a sheet. */
  async function pick({ label, accept, count }) {
    const preset = device.pick
    const picked = preset
      ? preset.map(ofPreset)
      : await Promise.all(
          (await fileSheet(screen.overlays, { label, accept, multiple: count > 1 })).map(ofFile),
        )
    if (picked.length === 0) throw refusal('fail cancel')
    return picked.slice(0, count)
  }

  async function chooseMedia({ count = 9, mediaType = ['image', 'video'] }) {
    if (!(count >= 1 && count <= MOST_MEDIA)) throw refusal('fail parameter error: count')
    const kinds = mediaType.includes('mix') ? ['mix'] : mediaType
    const accept = kinds.map((kind) => ACCEPT[kind]).join()
    const picked = await pick({ label: '选择照片', accept, count })
    const tempFiles = picked.map(({ bytes, name, type }) => ({
      tempFilePath: files.keepTemporary(bytes, { name, type }),
      size: bytes.length,
      fileType: type.startsWith('video/') ? 'video' : 'image',
    }))
    const type = kinds.length > 1 || kinds[0] === 'mix' ? 'mix' : kinds[0]
    return { tempFiles, type }
  }

  async function chooseMessageFile({ count, type = 'all', extension = [] }) {
    if (!(count >= 1 && count <= MOST_FILES)) {
      throw refusal('fail parameter error: parameter.count should be Number instead of Undefined;')
    }
    const endings = extension.map((ending) => `.${ending.replace(/^\./, '')}`).join()
    const accept = type === 'file' ? endings : ACCEPT[type] || ''
    const picked = await pick({ label: '选择聊天里的文件', accept, count })
    return {
      tempFiles: picked.map((file) => ({
        path: files.keepTemporary(file.bytes, file),
        name: file.name,
        size: file.bytes.length,
        type: /^(image|video)\//.exec(file.type)?.[1] || 'file',
        time: Math.floor(sim.clock.now() / 1000),
      })),
    }
  }

  async function scanCode() {
    const result = device.scan ?? (await scanSheet(screen.overlays))
    if (!result) throw refusal('fail cancel')
    return { result, scanType: 'QR_CODE', charSet: 'utf-8', path: '', rawData: '' }
  }

  function previewImage({ urls = [], current = '' }) {
    if (urls.length === 0) throw refusal('fail parameter error: parameter.urls should have item')
    const shown = urls.map((url) => sim.assetUrl(url))
    if (shown.includes('')) throw refusal("fail file doesn't exist")
    pictureSheet(screen.overlays, shown, Math.max(0, urls.indexOf(current)))
  }

  async function compressImage({ src, quality = DEFAULT_QUALITY, ...size }) {
    const file = files.find(src)
    if (!file) throw refusal("fail file doesn't exist")
    const bytes = await compressed(files.asBlob(src), quality, size)
    const isSmaller = bytes && bytes.length < file.bytes.length
    return {
      tempFilePath: isSmaller
        ? files.keepTemporary(bytes, { type: 'image/jpeg' })
        : files.keepTemporary(file.bytes, file),
    }
  }

  async function canvasToTempFilePath({ canvas, fileType = 'png', quality = 1 }) {
    if (!canvas?.toBlob) throw refusal('fail canvas is empty')
    const type = fileType === 'jpg' ? 'image/jpeg' : 'image/png'
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, type, quality))
    if (!blob) throw refusal('fail create bitmap failed')
    const bytes = new Uint8Array(await blob.arrayBuffer())
    return { tempFilePath: files.keepTemporary(bytes, { type }) }
  }

  return asyncCalls(sim, {
    chooseMedia,
    chooseMessageFile,
    scanCode,
    previewImage,
    compressImage,
    canvasToTempFilePath,
  })
}

const ofPreset = ({ name, type, bytes = [] }) => ({
  name,
  type: type || typeOf(name),
  bytes: Uint8Array.from(bytes),
})

const ofFile = async (file) => ({
  name: file.name,
  type: file.type || typeOf(file.name),
  bytes: new Uint8Array(await file.arrayBuffer()),
})

/** The picture as JPEG, or nothing where there is no canvas. */
async function compressed(blob, quality, { compressedWidth, compressedHeight }) {
  if (typeof OffscreenCanvas === 'undefined') return null
  const picture = await createImageBitmap(blob)
  const ratio = picture.width / picture.height
  const width =
    compressedWidth || (compressedHeight ? Math.round(compressedHeight * ratio) : picture.width)
  const height = compressedHeight || Math.round(width / ratio)
  const canvas = new OffscreenCanvas(width, height)
  canvas.getContext('2d').drawImage(picture, 0, 0, width, height)
  const made = await canvas.convertToBlob({ type: 'image/jpeg', quality: quality / 100 })
  return new Uint8Array(await made.arrayBuffer())
}
