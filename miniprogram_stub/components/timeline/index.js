/** Steps from top to bottom: done, where we are, what comes, and where it stands still or came too late. */

Component({
  properties: {
    /**
     * { title, note, when, words, state: done | now | next | paused | late } each; without a state the steps are
     * simply numbered. `words` is what somebody wrote at this step.
     */
    steps: { type: Array, value: [] },
  },

  data: { rows: /** @type {any[]} */ ([]) },

  observers: {
    /** @param {any[]} steps the same step may come twice */
    steps(steps) {
      this.setData({
        rows: steps.map((step, place) => ({ ...step, key: `${place} ${step.title}` })),
      })
    },
  },
})
