// A visit to the mini-program: opens a page on a fresh phone and does what a person does.
import { byText, createApp, settle, tap } from './harness.mjs'
import { routes } from './town.mjs'

/** An app that stands at `entry`, its requests, and what its front page shows. */
export async function at(entry, { more = {}, ...rest } = {}) {
  const made = createApp({ routes: routes(more), ...rest })
  made.sim.start(entry)
  await settle(60)
  const front = () => made.screen.querySelector('wx-page:not([hidden])')
  return {
    ...made,
    front,
    text: () => front().textContent,
    press: async (words) => {
      const buttons = [...front().querySelectorAll('[role=button]')]
      tap(buttons.find((one) => one.textContent.trim() === words) ?? byText(made.screen, words))
      await settle(60)
    },
    type: async (placeholder, value) => {
      const input = [...front().querySelectorAll('input, textarea')].find(
        (one) => one.placeholder === placeholder,
      )
      input.value = value
      input.dispatchEvent(new window.Event('input', { bubbles: true }))
      await settle()
    },
    asked: (key) => made.requests.filter((one) => one.key === key),
  }
}
