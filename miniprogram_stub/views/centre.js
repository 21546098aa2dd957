/** Service centres as cards and as a page. */

const { rangesText } = require('./when')
const { say } = require('../words/index')

/** @typedef {import('../words/index').Words} Words */
/** @typedef {import('../services/types').Centre} Centre */

const KILOMETRE = 1000

/**
 * 420 米 / 3.7 公里, or '' when nobody knows.
 * @param {number | null} meters
 * @param {Words} words
 */
function distanceText(meters, words) {
  if (meters === null || meters === undefined) return ''
  if (meters < KILOMETRE) return say(words.home.meters, { m: Math.round(meters / 10) * 10 })
  return say(words.home.distance, {
    km: (meters / KILOMETRE).toFixed(meters < 10 * KILOMETRE ? 1 : 0),
  })
}

/**
 * @param {import('../services/types').Today} today
 * @param {Words} words
 */
function todayText(today, words) {
  if (!today.ranges.length) {
    return today.name ? say(words.home.closedNamed, { name: today.name }) : words.home.closedToday
  }
  return say(words.home.openToday, { ranges: rangesText(today.ranges) })
}

/**
 * @param {Centre} centre
 * @param {Words} words
 */
function centreView(centre, words) {
  return {
    code: centre.code,
    name: centre.name,
    kind: words.centre[centre.kind],
    address: centre.address,
    phone: centre.phone,
    complaintPhone: centre.complaint_phone,
    distance: distanceText(centre.distance_m, words),
    today: todayText(centre.today, words),
    openToday: centre.today.ranges.length > 0,
    openNow: centre.today.open_now ? words.home.openNow : '',
    hours: centre.hours_text,
    demo: centre.demo,
    hasPlace: centre.latitude !== null && centre.longitude !== null,
  }
}

module.exports = { distanceText, todayText, centreView }
