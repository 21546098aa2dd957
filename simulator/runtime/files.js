// The files that this phone keeps for the mini-program: temporary, saved, and in its own folder. A reload loses all but
// those in its own folder.

export const USER_DATA_PATH = 'wxfile://usr'
const TYPES = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  heic: 'image/heic',
  mp4: 'video/mp4',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  txt: 'text/plain',
  pdf: 'application/pdf',
  json: 'application/json',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
}

/** The ending of a name without its dot, in small letters; '' when it has none. */
export const endingOf = (name) => /\.(\w+)$/.exec(name)?.[1].toLowerCase() || ''

/** The media type behind the ending of `name`. */
export const typeOf = (name) => TYPES[endingOf(name)] || 'application/octet-stream'

function endingFor(name, type) {
  const bare = type.split(';')[0].trim()
  return endingOf(name) || Object.keys(TYPES).find((ending) => TYPES[ending] === bare) || 'unknown'
}

/** The bytes as base64, whatever their number. */
export function base64Of(bytes) {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  }
  return btoa(text)
}

export class PhoneFiles {
  /** `storage` keeps the mini-program's own folder, in a drawer of this person. */
  constructor(storage, persona = '') {
    this.storage = storage
    this.drawer = `sim-file:${persona}:`
    this.kept = new Map() // path -> { bytes, name, type }
    this.readKept()
    this.urls = new Map()
    this.count = 0
  }

  /** Keeps `bytes` until the mini-program is closed; the path of the new temporary file. */
  keepTemporary(bytes, { name = '', type = '' } = {}) {
    this.count += 1
    const path = `wxfile://tmp_${this.count}.${endingFor(name, type)}`
    return this.keep(path, bytes, { name, type })
  }

  keep(path, bytes, { name = '', type = '' } = {}) {
    this.remove(path)
    const file = { bytes, name: name || path.split('/').pop(), type: type || typeOf(path) }
    this.kept.set(path, file)
    if (this.storage && path.startsWith(`${USER_DATA_PATH}/`)) this.writeKept(path, file)
    return path
  }

  readKept() {
    const { storage, drawer } = this
    for (let at = 0; storage && at < storage.length; at += 1) {
      const key = storage.key(at)
      if (!key.startsWith(drawer)) continue
      const { data, ...about } = JSON.parse(storage.getItem(key))
      const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0))
      this.kept.set(key.slice(drawer.length), { bytes, ...about })
    }
  }

  writeKept(path, { bytes, ...about }) {
    try {
      this.storage.setItem(this.drawer + path, JSON.stringify({ ...about, data: base64Of(bytes) }))
    } catch {
      // A browser keeps less than a phone: until the next reload the file is there all the same.
    }
  }

  find(path) {
    return this.kept.get(path)
  }

  /** Moves a temporary file to `target`, or to a place that the phone chooses; the new path. */
  save(path, target) {
    const { bytes, ...about } = this.kept.get(path)
    const saved = target || path.replace('wxfile://tmp_', 'wxfile://store_')
    this.keep(saved, bytes, about)
    this.remove(path)
    return saved
  }

  remove(path) {
    if (this.urls.has(path)) URL.revokeObjectURL(this.urls.get(path))
    this.urls.delete(path)
    this.storage?.removeItem(this.drawer + path)
    return this.kept.delete(path)
  }

  asBlob(path) {
    const { bytes, type } = this.kept.get(path)
    return new Blob([bytes], { type })
  }

  /** An address under which the browser shows the file; '' when there is no such file. */
  urlOf(path) {
    if (!this.kept.has(path)) return ''
    if (!this.urls.has(path)) this.urls.set(path, URL.createObjectURL(this.asBlob(path)))
    return this.urls.get(path)
  }
}
