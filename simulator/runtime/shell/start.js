// Starts the simulator in the page: fetches the sources, compiles them here, and lays out the desk.
import { compile } from '../compile/index.js'
import { followFrame, PreviewStorage, previewSettings } from '../preview.js'
import { Simulator } from '../simulator.js'
import { openDesk } from './desk.js'
import { readChoices } from './choices.js'

async function fetchJson(path) {
  const answer = await fetch(path)
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
  return answer.json()
}

async function loadCompiler() {
  const { TmplGroup } = await import('../../vendor/template-compiler.js')
  return TmplGroup
}

/** The phone starts at the time of the sandbox; without a sandbox it keeps the browser's. */
async function readClock(sim) {
  try {
    sim.clock.offset = await sim.sandbox.clockOffset()
  } catch {
    sim.warn('沙箱没有应答：登录和消息不可用')
  }
}

async function start() {
  const [files, given, TmplGroup] = await Promise.all([
    fetchJson('source.json'),
    fetchJson('settings.json'),
    loadCompiler(),
  ])
  const choices = readChoices(given)
  const { preview } = choices
  if (given.previewOnly && !preview) throw new Error('这里只能预览草稿，请从办公台打开')
  const settings = preview ? previewSettings(given, preview) : given
  document.body.classList.toggle('sim-bare', choices.bare)
  const sim = new Simulator({
    bundle: compile({ files, TmplGroup }),
    mount: document.getElementById('screen'),
    settings,
    device: { ...settings.device, ...choices.device },
    ...(preview && { storage: new PreviewStorage() }),
  })
  window.__sim = sim // tests and the browser's console reach the phone here
  window.addEventListener('unhandledrejection', (event) => sim.report(event.reason, 'promise'))
  window.addEventListener('error', (event) => sim.report(event.error || event.message, 'script'))
  await readClock(sim)
  sim.start(choices.page)
  if (!choices.bare) openDesk(sim, choices)
  if (preview) followFrame(sim)
}

start().catch((error) => {
  const message = document.createElement('pre')
  message.className = 'sim-desk-failure'
  message.textContent = `小程序没有启动：${error.message}`
  document.body.append(message)
  throw error
})
