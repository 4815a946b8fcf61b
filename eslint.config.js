// House rules as lint. What the compiler already forbids (enums, unused names, missing returns) is not repeated here.
import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The members of Math whose result the ECMAScript specification fixes to the bit, and the constants. */
const EXACT_MATH = [
  ...['abs', 'min', 'max', 'floor', 'ceil', 'trunc', 'sign', 'fround', 'imul', 'clz32', 'sqrt'],
  ...['PI', 'E', 'LN2', 'LN10', 'LOG2E', 'SQRT1_2', 'SQRT2'],
];

const USE_MATH = 'its result differs between engines. Use the function of src/math.';
const USE_PLATFORM = 'a result must not depend on the time. Take a clock from the caller if a report needs one.';
const USE_CODE_POINTS = 'its result depends on the locale of the host.';

/** Bans that hold wherever code can reach a sample or a decision. */
const sameBitsEverywhere = [
  { selector: 'BinaryExpression[operator="**"]', message: `\`**\` is not exact: ${USE_MATH}` },
  { selector: 'AssignmentExpression[operator="**="]', message: `\`**=\` is not exact: ${USE_MATH}` },
  {
    selector:
      ':not(MemberExpression) > Identifier[name="Math"], MemberExpression[computed=true] > Identifier[name="Math"]',
    message: 'Write Math.<name> in full, so that the ban on inexact functions can be checked.',
  },
  {
    selector: 'MemberExpression[object.name="globalThis"][property.name=/^(Math|Date|performance|console)$/]',
    message: 'Do not reach around the house rules through globalThis.',
  },
  {
    selector: 'MemberExpression[property.name=/^(localeCompare|toLocale[A-Z]\\w*)$/]',
    message: `Not reproducible: ${USE_CODE_POINTS}`,
  },
  { selector: 'MemberExpression[object.name="Intl"]', message: `Not reproducible: ${USE_CODE_POINTS}` },
];

const namedExportsOnly = [
  {
    selector: 'ExportDefaultDeclaration',
    message: 'No default exports: the name of the file is the name of the export.',
  },
  { selector: 'ExportSpecifier[exported.name="default"]', message: 'No default exports.' },
];

export default defineConfig(
  globalIgnores(['**/dist/', '**/node_modules/', '**/build/', 'coverage/', '**/*.gen.*']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  eslint.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      // Coefficients are quoted with the digits of their source.
      'no-loss-of-precision': 'off',
      'no-restricted-syntax': ['error', ...namedExportsOnly],
    },
  },

  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // `a[i]!` is how a checked index is written in inner loops.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Arguments come from JavaScript too, so checks that the types call needless are not.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/restrict-plus-operands': ['error', { allowNumberAndString: true }],
      // The compiler says it.
      '@typescript-eslint/no-unused-vars': 'off',
    },
  },

  {
    files: ['src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...namedExportsOnly, ...sameBitsEverywhere],
      'no-restricted-properties': [
        'error',
        { object: 'Math', allowProperties: EXACT_MATH, message: `Not exact: ${USE_MATH}` },
      ],
    },
  },
  {
    name: 'core: no clock',
    files: ['src/**/*.ts'],
    ignores: ['src/web/**', 'src/node/**', '**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'Date', message: `Not in the core: ${USE_PLATFORM}` },
        { name: 'performance', message: `Not in the core: ${USE_PLATFORM}` },
      ],
    },
  },
  {
    name: 'the command line talks to people',
    files: ['src/node/cli/**/*.ts'],
    rules: { 'no-console': 'off' },
  },

  {
    name: 'tests',
    files: ['**/*.test.ts', 'test/**/*.ts'],
    rules: {
      // Tests feed wrong types on purpose and read parsed JSON.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
  {
    name: 'scripts and tools in plain JavaScript',
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          ...[
            'AbortController',
            'Buffer',
            'TextDecoder',
            'TextEncoder',
            'URL',
            'WebAssembly',
            'clearInterval',
            'clearTimeout',
          ],
          ...['console', 'crypto', 'fetch', 'globalThis', 'performance', 'process', 'setImmediate', 'setInterval'],
          ...['setTimeout', 'structuredClone'],
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    name: 'configuration files must export a default',
    files: ['*.config.{js,ts}', '**/*.config.{js,mjs,ts}'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
