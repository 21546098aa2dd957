/** Steps from top to bottom: done, where we are, and what comes. */

Component({
  properties: {
    /** { title, note, state: done | now | next } each; without a state the steps are simply numbered. */
    steps: { type: Array, value: [] },
  },
})
