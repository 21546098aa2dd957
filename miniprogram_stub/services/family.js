/** The family of the person who holds the phone, and those for whom they may act. */

const mandates = require('./mandates')
const request = require('./request')
const session = require('./session')
const { orKept } = require('../rules/fault')

/**
 * The relative is `relation` to the person.
 * @typedef {{
 *   id: string, person: { id: string, name: string }, relative: { id: string, name: string }, relation: string,
 *   relation_name: string, guardian: boolean, acts: boolean, verified_at: string | null, made_at: string,
 * }} FamilyTie
 */

/** @returns {Promise<{ items: FamilyTie[] }>} */
const ties = () => request.get('/v1/family', { who: 'me', keep: true })

/**
 * Names a relative; it opens nothing before the office has seen the proof.
 * @param {{ relative: { name: string, id_number: string, phone?: string }, relation: string, guardian: boolean }} wish
 * @returns {Promise<FamilyTie>}
 */
const name = (wish) => request.post('/v1/family', wish, { who: 'me' })

/**
 * @param {string} id
 * @returns {Promise<FamilyTie>}
 */
const end = (id) => request.post(`/v1/family/${id}/end`, {}, { who: 'me' })

/**
 * For whom I may act now: the children whose guardian I am, and who gave me a mandate for this `item` (any: '').
 * @param {string} [item]
 * @returns {Promise<{ id: string, name: string }[]>}
 */
async function actedFor(item = '') {
  const { me, items, principals } = await known(item)
  const children = items.filter(({ acts, relative }) => acts && relative.id !== me).map(({ relative }) => relative)
  return once([...children, ...principals])
}

/**
 * To whom I may ask somebody to come: besides those, everybody of the family whose tie the office has seen.
 * @returns {Promise<{ id: string, name: string }[]>}
 */
async function visitedFor() {
  const { me, items, principals } = await known('')
  const seen = items.filter(({ acts, verified_at: at }) => acts || at)
  const relatives = seen.map(({ person, relative }) => (relative.id === me ? person : relative))
  return once([...relatives, ...principals])
}

/** @param {string} item */
async function known(item) {
  const { items } = await ties()
  const [person, given] = await Promise.all([orKept(session.me()), orKept(mandates.mine())])
  const me = person.data ? person.data.id : ''
  const principals = (given.data ? given.data.items : [])
    .filter(({ state, proxy, items: covered }) => state === 'given' && proxy.id === me && covers(covered, item))
    .map(({ principal }) => principal)
  return { me, items, principals }
}

/** @param {{ id: string, name: string }[]} people */
const once = (people) => [...new Map(people.map((one) => [one.id, one])).values()]

/**
 * @param {{ code: string }[]} items none are every item
 * @param {string} item
 */
const covers = (items, item) => !item || !items.length || items.some(({ code }) => code === item)

module.exports = { ties, name, end, actedFor, visitedFor }
