/** Hears what happens in a centre while the page is looked at; a hidden page listens to nothing. */

import { onScopeDispose, ref, watch, type Ref } from "vue"
import { isRefusal, live, liveEvent, type LiveEvent } from "../api/live"
import { liveLink, type Link, type LinkState } from "../rules/liveLink"

export interface LiveEars {
  hear: (event: LiveEvent) => void
  /** After a break something may have been missed: load anew. */
  back: () => void
}

/** Resolves after `ms`, or as soon as the signal ends. */
export function waiting(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(end, ms)
    function end(): void {
      clearTimeout(timer)
      signal.removeEventListener("abort", end)
      done()
    }
    if (signal.aborted) end()
    else signal.addEventListener("abort", end)
  })
}

/** Listens as long as the scope lives; another centre is another link. */
export function useLiveEvents(centre: Ref<string | undefined>, ears: LiveEars): { state: Ref<LinkState> } {
  const state = ref<LinkState>("off")
  let link: Link | undefined

  const linkTo = (code: string): Link =>
    liveLink({
      open: (after, signal) => live(code, after, signal),
      isFinal: isRefusal,
      hear: ({ name, data }) => {
        const event = liveEvent(name, data)
        if (event) ears.hear(event)
      },
      back: ears.back,
      said: (now) => (state.value = now),
      wait: waiting,
      chance: Math.random,
    })

  function look(): void {
    if (document.hidden) link?.stop()
    else link?.start()
  }

  function again(): void {
    link?.stop()
    look()
  }

  watch(
    centre,
    (code) => {
      link?.stop()
      link = code ? linkTo(code) : undefined
      look()
    },
    { immediate: true },
  )
  document.addEventListener("visibilitychange", look)
  window.addEventListener("online", again)
  onScopeDispose(() => {
    link?.stop()
    document.removeEventListener("visibilitychange", look)
    window.removeEventListener("online", again)
  })
  return { state }
}
