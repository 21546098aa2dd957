/** Answers of a record as a page edits them: amounts as they are written, photos and signatures as files of this phone. */

const blobs = require('../../../services/blobs')
const { yuan } = require('../../../rules/readings')

/** @typedef {import('../../../services/types').FormField} FormField */

const FILES = ['photo', 'file', 'signature']

/** @param {FormField} field */
const isOfFiles = ({ kind }) => FILES.includes(kind)

/** At a door only photos are taken: files out of a chat are for the counter. @param {FormField} field @returns {FormField} */
const atTheDoor = (field) => (field.kind === 'file' ? { ...field, kind: 'photo' } : field)

/**
 * @param {FormField} field
 * @param {any} value as it travels
 */
function typed(field, value) {
  if (isOfFiles(field)) return (Array.isArray(value) ? value : []).map((digest) => parcelOf(field, digest))
  return field.kind === 'money' && typeof value === 'number' ? yuan(value) : value
}

/**
 * A file by its fingerprint; without a picture when another phone took it.
 * @param {FormField} field
 * @param {string} digest
 */
function parcelOf({ key, label }, digest) {
  const blob = blobs.one(digest)
  const { name, path, size } = blob || { name: label, path: '', size: 0 }
  return { id: digest, name, path, size, kind: 'picture', material: null, field: key }
}

module.exports = { isOfFiles, atTheDoor, typed }
