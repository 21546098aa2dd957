/** People and households on this phone, found by what one remembers of them. */

const agentDay = require('../../../services/agent-day')
const { say } = require('../../../words/index')

const MOST = 20

/** @typedef {import('../../../words/index').Words} Words */

/** @param {string} text */
const plain = (text) => String(text || '').toLowerCase().replace(/\s+/g, '')

/**
 * Everybody, each with their household.
 * @param {Words} words
 */
function everybody(words) {
  const homes = agentDay.all('household')
  /** @type {Record<string, any>} */
  const homeOf = {}
  for (const home of homes) for (const member of home.members || []) homeOf[member.person_id] = home
  return agentDay.all('person').map((person) => personView(person, homeOf[person.id], words))
}

/**
 * @param {any} person
 * @param {any} home
 * @param {Words} words
 */
function personView(person, home, words) {
  const place = home ? [home.hamlet, home.address].filter(Boolean).join(' ') : ''
  return {
    id: person.id,
    name: person.name || words.agent.nobody,
    phone: person.phone || '',
    elder: Boolean(person.elder),
    standing: words.agentPeople.standing[person.standing] || '',
    household: home ? home.id : '',
    about: [place, home ? say(words.agent.household, { number: home.number }) : ''].filter(Boolean).join(' · '),
    sought: plain([person.name, person.phone, place, home ? home.number : ''].join(' ')),
  }
}

/**
 * Who fits all words of a search; the first twenty.
 * @param {string} text
 * @param {Words} words
 */
function found(text, words) {
  const wanted = text.split(/\s+/).map(plain).filter(Boolean)
  return everybody(words)
    .filter(({ sought }) => wanted.every((part) => sought.includes(part)))
    .slice(0, MOST)
}

/** @param {string} id @param {Words} words */
const one = (id, words) => everybody(words).find((person) => person.id === id) || null

const counts = () => ({
  people: agentDay.all('person').length,
  homes: agentDay.all('household').length,
  visits: agentDay.all('visit').length,
})

module.exports = { found, one, counts }
