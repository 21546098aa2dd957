// The microphone and the loudspeaker: what is recorded is a preset of the device, what is played is only noted.

const LONGEST_MS = 600000
const ENDINGS = { mp3: 'mp3', aac: 'aac' }

export function recorder(sim) {
  const { device, files } = sim
  const listeners = { start: null, stop: null, error: null }
  let format = ''
  let begunAt = 0
  let timer = null

  const tell = (event, detail) => sim.guard(() => listeners[event]?.(detail), `recorder ${event}`)

  function start({ duration = 60000, format: wanted = 'aac' } = {}) {
    sim.log('RecorderManager.start', { duration, format: wanted })
    if (!(duration > 0 && duration <= LONGEST_MS) || !ENDINGS[wanted]) {
      tell('error', { errMsg: 'operateRecorder:fail parameter error' })
      return
    }
    if (!device.voice) {
      tell('error', { errMsg: 'operateRecorder:fail auth deny' })
      return
    }
    format = ENDINGS[wanted]
    begunAt = Date.now()
    timer = setTimeout(stop, duration)
    tell('start', {})
  }

  function stop() {
    if (!format) return
    clearTimeout(timer)
    const bytes = Uint8Array.from(device.voice)
    const tempFilePath = files.keepTemporary(bytes, { name: `voice.${format}` })
    format = ''
    tell('stop', { tempFilePath, duration: Date.now() - begunAt, fileSize: bytes.length })
  }

  const manager = {
    start,
    stop,
    onStart: (listener) => (listeners.start = listener),
    onStop: (listener) => (listeners.stop = listener),
    onError: (listener) => (listeners.error = listener),
  }

  return {
    getRecorderManager: () => manager,
    createInnerAudioContext: () => ({
      src: '',
      play() {
        sim.log('InnerAudioContext.play', { src: this.src })
      },
      stop() {},
      destroy() {},
      onEnded() {},
      onError() {},
    }),
  }
}
