/** How somebody is reached: one sentence, each way with whether it works, and what they wish for. */

const { say } = require('../../../words/index')

/** @typedef {import('../../../words/index').Words} Words */
/** @typedef {import('../../../services/reach').Reach} Reach */
/** @typedef {import('../../../services/reach').Wishes} Wishes */

const BY_OTHERS = ['second', 'knock']
const OF_A_DESK = ['email', 'wecom']
const FIRSTS = /** @type {const} */ (['wechat', 'sms', 'knock'])
const USUAL_FIRST = 'wechat'

/**
 * @param {string} rung
 * @param {string} said by the server, for a way that this phone does not know
 * @param {Words} words
 */
function nameOf(rung, said, words) {
  /** @type {Record<string, string>} */
  const names = words.reach.names
  return names[rung] || said
}

/**
 * Whether news reaches them, as one would say it to them.
 * @param {Reach} found
 * @param {Words} words
 */
function sentenceView({ ways }, words) {
  const t = words.reach
  const open = ways.filter(({ ok }) => ok)
  const direct = open.filter(({ rung }) => !BY_OTHERS.includes(rung))
  const names = (direct.length ? direct : open).map(({ rung, said }) => nameOf(rung, said, words))
  const listed = names.join(words.common.comma)
  if (direct.length) return { tone: 'accent', text: say(t.direct, { ways: listed }) }
  if (open.length) return { tone: 'warm', text: say(t.byOthers, { ways: listed }) }
  return { tone: 'danger', text: t.nobody }
}

/**
 * Ways of the desk that do not work are no news to who does not work there.
 * @param {Reach} found
 * @param {boolean} staff
 * @param {Words} words
 */
function wayViews({ ways }, staff, words) {
  /** @type {Record<string, string>} */
  const hints = words.reach.hints
  const shown = ways.filter(({ rung, ok }) => ok || staff || !OF_A_DESK.includes(rung))
  return shown.map(({ rung, said, ok, why }) => ({
    rung,
    name: nameOf(rung, said, words),
    ok,
    state: ok ? words.reach.open : words.reach.shut,
    why,
    hint: ok && rung !== 'wechat' && rung !== 'knock' ? '' : hints[rung] || '',
  }))
}

/**
 * @param {Wishes} wishes
 * @param {Words} words
 */
function wishesView(wishes, words) {
  const { first, muted, groups, quiet_from: from, quiet_until: until, usual_from, usual_until } = wishes
  const t = words.reach
  return {
    first: first || USUAL_FIRST,
    firsts: FIRSTS.map((value) => ({ value, text: t.firsts[value] })),
    groups: groups.map(({ key, name }) => ({ key, name, on: !muted.includes(key) })),
    from: from || usual_from,
    until: until || usual_until,
    usual: from ? say(t.quietUsual, { from: usual_from, until: usual_until }) : '',
    texts: wishes.texts,
    gather: wishes.gather,
    mayGather: wishes.may_gather,
  }
}

/** What the server takes for the way that comes first. @param {string} value */
const firstOf = (value) => (value === USUAL_FIRST ? '' : value)

module.exports = { sentenceView, wayViews, wishesView, firstOf }
