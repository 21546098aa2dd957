/** The microphone of this phone: one voice note at a time. A refusal is an answer, not an error. */

const LONGEST_MS = 180000
const BITS = 24000 // three minutes of speech stay below 600 kB

/** @typedef {{ path: string, seconds: number }} Voice */

/** @type {{ done: (voice: Voice | null) => void, begunAt: number } | null} */
let running = null
/** @type {WechatMiniprogram.RecorderManager | null} */
let recorder = null

function manager() {
  if (recorder) return recorder
  recorder = wx.getRecorderManager()
  recorder.onStop(({ tempFilePath, duration }) => finish({ path: tempFilePath, seconds: Math.ceil(duration / 1000) }))
  recorder.onError(() => finish(null))
  return recorder
}

/** @param {Voice | null} voice */
function finish(voice) {
  const { done } = running || { done: () => {} }
  running = null
  done(voice)
}

/**
 * Records until `stop()` or three minutes; null when the phone may not or cannot.
 * @returns {Promise<Voice | null>}
 */
function record() {
  if (running) return Promise.resolve(null)
  return new Promise((resolve) => {
    running = { done: resolve, begunAt: Date.now() }
    manager().start({ duration: LONGEST_MS, format: 'mp3', sampleRate: 16000, numberOfChannels: 1, encodeBitRate: BITS })
  })
}

function stop() {
  if (running) manager().stop()
}

/**
 * Plays a voice note once.
 * @param {string} path
 */
function play(path) {
  const player = wx.createInnerAudioContext()
  player.src = path
  player.onEnded(() => player.destroy())
  player.onError(() => player.destroy())
  player.play()
}

module.exports = { record, stop, play }
