// The files that this phone keeps for the mini-program: temporary, saved, and in its own folder. A reload loses them.

export const USER_DATA_PATH = 'wxfile://usr'
const TYPES = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  heic: 'image/heic',
  mp4: 'video/mp4',
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

export class PhoneFiles {
  constructor() {
    this.kept = new Map() // path -> { bytes, name, type }
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
    this.kept.set(path, { bytes, name: name || path.split('/').pop(), type: type || typeOf(path) })
    return path
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
