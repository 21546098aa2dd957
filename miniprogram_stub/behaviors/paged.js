/** Lists that come page by page: the page brings `askMore(cursor)` and keeps { items, next } in `_found`. */

module.exports = Behavior({
  data: { more: false },

  methods: {
    async onReachBottom() {
      const page = /** @type {any} */ (this)
      const found = page.data._found
      if (!found || !found.next || this.data.more) return
      this.setData({ more: true })
      try {
        const further = await page.askMore(found.next)
        if (page.data._found === found) {
          page.data._found = {
            ...found,
            items: [...found.items, ...further.items],
            next: further.next,
          }
          page.repaint()
        }
      } catch (error) {
        page.explain(error)
      }
      this.setData({ more: false })
    },
  },
})
