// The five ways to another page.
import { asyncCalls } from './call.js'

export function route(sim) {
  const { pageStack } = sim
  return asyncCalls(sim, {
    navigateTo({ url, events = {} }) {
      const page = pageStack.navigateTo(url, ({ channel }) => {
        for (const [name, listener] of Object.entries(events)) channel.on(name, listener)
      })
      return { eventChannel: page.channel }
    },
    redirectTo: ({ url }) => pageStack.redirectTo(url),
    reLaunch: ({ url }) => pageStack.reLaunch(url),
    switchTab: ({ url }) => pageStack.switchTab(url),
    navigateBack: ({ delta = 1 }) => pageStack.navigateBack(delta),
  })
}
