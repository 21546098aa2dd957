// The mini-program is CommonJS as on a phone; the simulator and the tests are modules.
import js from '@eslint/js'
import globals from 'globals'

const readonly = (names) => Object.fromEntries(names.map((name) => [name, 'readonly']))

// What WeChat gives to a mini-program, and nothing of a browser or of Node.
const PHONE = readonly([
  'wx',
  'App',
  'Page',
  'Component',
  'Behavior',
  'getApp',
  'getCurrentPages',
  'require',
  'module',
  'console',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
])

const IOS_DATE = {
  selector: "NewExpression[callee.name='Date'] > Literal[value=/^\\d{4}-\\d{1,2}-\\d{1,2} /]",
  message: 'An iPhone cannot read this form of a date: write 2026-12-01T10:00:00+08:00.',
}

const HOUSE = {
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  complexity: ['error', 10],
  'max-lines': ['error', 300],
  'no-shadow': 'off',
  'no-unused-vars': ['error', { args: 'after-used', ignoreRestSiblings: true }],
  'no-var': 'error',
  'object-shorthand': 'error',
  'prefer-const': 'error',
}

export default [
  {
    ignores: [
      'node_modules/',
      'console/',
      'dist/',
      'screenshots/',
      '.venv/',
      '**/miniprogram_npm/',
    ],
  },
  js.configs.recommended,
  {
    files: ['miniprogram_stub/**/*.js', 'tests/miniprogram/sample/**/*.js'],
    languageOptions: { sourceType: 'commonjs', ecmaVersion: 2020, globals: PHONE },
    rules: { ...HOUSE, 'no-restricted-syntax': ['error', IOS_DATE] },
  },
  {
    files: ['simulator/runtime/**/*.js'],
    languageOptions: { ecmaVersion: 2022, globals: globals.browser },
    rules: HOUSE,
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { ecmaVersion: 2022, globals: { ...globals.node, ...globals.browser } },
    rules: HOUSE,
  },
]
