// The `wx` object. It has what the mini-program uses; anything else is reported as an error.
import { device } from './device.js'
import { documents } from './documents.js'
import { media } from './media.js'
import { network } from './network.js'
import { open } from './open.js'
import { recorder } from './recorder.js'
import { route } from './route.js'
import { storage } from './storage.js'
import { system } from './system.js'
import { transfer } from './transfer.js'
import { ui } from './ui.js'
import { work } from './work.js'

const ROOMS = [
  system,
  storage,
  network,
  transfer,
  route,
  ui,
  open,
  device,
  media,
  documents,
  recorder,
  work,
]

export function createWx(sim) {
  const members = Object.assign({}, ...ROOMS.map((room) => room(sim)))
  sim.wxMembers = members
  return new Proxy(members, {
    get(target, name) {
      if (typeof name === 'symbol' || Object.hasOwn(target, name)) return target[name]
      sim.report(new Error(`wx.${name} is not simulated`), 'wx')
      return undefined
    },
  })
}
