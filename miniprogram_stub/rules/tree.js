/** Choices in steps: towns and their villages, groups and their kinds, as the columns of one picker. */

/** @typedef {{ value: string, text: string, children: Node[] }} Node */

const LEVELS = [2, 4, 6, 9, 12] // how many digits of a region name its province, prefecture, county, town, village
const STOP = { value: '', text: '—', children: [] }

/**
 * A cascade: every choice is a path "a/b/c", told in the language of the person and kept in Chinese.
 * @param {{ choices: string[], values?: string[] }} field
 * @returns {Node[]}
 */
function cascadeTree({ choices, values = choices }) {
  /** @type {Node[]} */
  const roots = []
  choices.forEach((choice, place) => {
    const kept = (values[place] || choice).split('/')
    const shown = choice.split('/')
    let level = roots
    kept.forEach((value, step) => {
      let node = level.find((one) => one.value === value)
      if (!node) {
        node = { value, text: shown[step] || value, children: [] }
        level.push(node)
      }
      level = node.children
    })
  })
  return roots
}

/** @param {string} code the digits that say something */
const significant = (code) => LEVELS.find((digits) => /^0*$/.test(code.slice(digits))) || 12

/**
 * Regions below each other by their codes; one may stop at any level.
 * @param {{ code: string, name: string }[]} regions
 * @returns {Node[]}
 */
function regionTree(regions) {
  /** @type {(Node & { prefix: string })[]} */
  const nodes = regions
    .map(({ code, name }) => ({ value: code, text: name, children: [], prefix: code.slice(0, significant(code)) }))
    .sort((one, other) => one.prefix.length - other.prefix.length)
  /** @type {Node[]} */
  const roots = []
  nodes.forEach((node) => {
    const above = nodes.filter((one) => one.prefix.length < node.prefix.length && node.prefix.startsWith(one.prefix))
    const parent = above[above.length - 1]
    const level = parent ? parent.children : roots
    level.push(node)
  })
  const tree = roots.length === 1 && roots[0].children.length ? roots[0].children : roots
  withStops(tree)
  return tree
}

/** @param {Node[]} level before the parts of a place stands the place itself */
function withStops(level) {
  for (const node of level) {
    withStops(node.children)
    if (node.children.length) node.children.unshift(STOP)
  }
}

/** @param {Node[]} tree how many columns its longest path takes */
const depthOf = (tree) =>
  tree.length ? 1 + Math.max(...tree.map(({ children }) => depthOf(children))) : 0

/**
 * The columns of a picker and the place in each, for the places chosen so far.
 * @param {Node[]} tree
 * @param {number[]} places
 */
function columnsOf(tree, places) {
  /** @type {string[][]} */
  const range = []
  const value = []
  /** @type {string[]} */
  const path = []
  const texts = []
  let level = tree
  for (let column = 0; column < depthOf(tree); column += 1) {
    const place = level.length ? Math.min(Math.max(places[column] || 0, 0), level.length - 1) : 0
    const node = level[place]
    range.push(level.length ? level.map(({ text }) => text) : [STOP.text])
    value.push(place)
    if (node && node.value) {
      path.push(node.value)
      texts.push(node.text)
    }
    level = node ? node.children : []
  }
  return { range, value, path, texts }
}

/**
 * Where a path lies in the tree, [] when it is not in it any more.
 * @param {Node[]} tree
 * @param {string[]} path
 */
function placesOf(tree, path) {
  const places = []
  let level = tree
  for (const value of path) {
    const place = level.findIndex((node) => node.value === value)
    if (place < 0) return []
    places.push(place)
    level = level[place].children
  }
  return places
}

/**
 * The path that ends at a value, [] when there is none.
 * @param {Node[]} tree
 * @param {string} value
 * @returns {string[]}
 */
function pathTo(tree, value) {
  for (const node of tree) {
    if (node.value === value) return [value]
    const below = pathTo(node.children, value)
    if (below.length) return [node.value, ...below]
  }
  return []
}

module.exports = { cascadeTree, regionTree, columnsOf, placesOf, pathTo }
