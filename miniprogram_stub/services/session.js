/** Who is holding the phone: sign-in, name and phone, language and large print in the profile, roles. */

const emptying = require('./emptying')
const journal = require('./journal')
const request = require('./request')
const drafts = require('./drafts')
const parcels = require('./parcels')
const settings = require('./settings')

/** @typedef {import('./types').Me} Me */

const STAFF = ['clerk', 'director', 'admin']

/**
 * The signed-in person; a first sign-in on this phone takes over language and large print from the profile.
 * @returns {Promise<Me>}
 */
async function me() {
  const person = await request.get('/v1/me', { who: 'me', keep: true })
  if (!settings.hasChosen())
    settings.change({ language: person.language || 'zh', elder: person.elder === true })
  return person
}

/** @returns {Promise<Me>} */
const signIn = () => request.signIn()

/** Ends the session here and on the server; never fails, the phone forgets in any case. */
async function signOut() {
  try {
    await request.change('DELETE', '/v1/sessions/current')
  } catch {
    // Without a network the token lives on at the server until it expires, but nobody here has it any more.
  }
  request.forgetSession()
  parcels.forget()
  drafts.forget()
  emptying.empty()
  journal.leave()
}

/**
 * @param {{ name?: string, language?: string, elder?: boolean }} change
 * @returns {Promise<Me>}
 */
const edit = (change) => request.change('PATCH', '/v1/me', change)

/**
 * Keeps a choice on the phone at once, and in the profile when signed in; the phone does not wait for it.
 * @param {Partial<import('./settings').Settings>} change
 */
function choose(change) {
  settings.change(change)
  if (request.hasToken()) edit(change).catch(() => {})
}

/**
 * The phone number that WeChat vouches for.
 * @param {string} code of the getPhoneNumber button
 * @returns {Promise<Me>}
 */
const phoneFromWechat = (code) => request.post('/v1/me/phone', { code }, { who: 'me' })

/** @param {string} phone sends a code by SMS */
const sendSmsCode = (phone) => request.post('/v1/me/phone/code', { phone }, { who: 'me' })

/**
 * @param {string} phone
 * @param {string} smsCode
 * @returns {Promise<Me>}
 */
const phoneFromSms = (phone, smsCode) =>
  request.change('PUT', '/v1/me/phone', { phone, sms_code: smsCode })

/**
 * Says again who I am, for five minutes of acts that need it: what only I know, and this phone.
 * @param {{ password: string } | { totp: string }} secret of the console
 * @returns {Promise<{ until: string }>}
 */
const confirmMyself = async (secret) =>
  request.post('/v1/sessions/confirm', { code: await request.loginCode(), ...secret }, { who: 'me' })

/** @param {Me} person */
const staffRoles = (person) => person.roles.filter((role) => STAFF.includes(role.role))

/**
 * The rooms and centres where somebody files for others.
 * @param {Me} person
 */
const agentRoles = (person) => person.roles.filter(({ role, centre }) => role === 'agent' && centre)

module.exports = {
  me,
  signIn,
  signOut,
  edit,
  choose,
  phoneFromWechat,
  sendSmsCode,
  phoneFromSms,
  confirmMyself,
  staffRoles,
  agentRoles,
}
