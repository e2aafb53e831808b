// The house's rules that a machine can see. Typed: what TypeScript knows counts. Package homes and the order of folders
// are in tests/architecture.test.ts, where a complaint can name the cure.

import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { fileURLToPath } from 'node:url';
import ts from 'typescript-eslint';

const root = fileURLToPath(new URL('..', import.meta.url));
const plainJs = ['**/*.mjs', '**/*.js'];

export default ts.config(
  {
    ignores: [
      '**/node_modules/**',
      '.svelte-kit/**',
      '.cache/**',
      '.node/**',
      'data/**',
      'web/build/**',
      'web/build-playground/**',
      '**/generated/**',
      '**/generated.ts',
      '**/migrations/**',
    ],
  },
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: root, extraFileExtensions: ['.svelte'] },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // `== null` asks for null and undefined at once, which GraphQL's optional inputs are.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportAllDeclaration[exported=null]',
          message: 'Import from the file that has it: barrels hide who uses what.',
        },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // `${count} messages` and `<T, U extends T>` read well; the strict preset forbids them.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // With noUncheckedIndexedAccess, `!` is how one says that an index was checked a line before.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      // `void | Promise<void>` is what a callback may answer.
      '@typescript-eslint/no-invalid-void-type': 'off',
      // Two shapes that say one thing are a matter of taste per place.
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // TypeScript's noPropertyAccessFromIndexSignature asks for env['PORT'].
      '@typescript-eslint/dot-notation': 'off',
      // An async function without await keeps an interface's promise.
      '@typescript-eslint/require-await': 'off',
      // `||` is meant where an empty setting or text counts as none.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
    },
  },
  {
    files: ['server/**/*.ts'],
    languageOptions: { globals: globals.node },
    rules: { 'no-console': 'error' },
  },
  {
    // What talks to the person who started it: the banner, and scripts run by hand.
    files: ['server/main.ts', 'server/banner.ts', 'server/commands/hearth.ts', 'server/database/*-migration*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser }, globals: globals.browser },
    rules: {
      'svelte/no-at-html-tags': 'error',
      // `void value;` in an effect says what it follows.
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // A Map that nothing is drawn from need not be reactive.
      'svelte/prefer-svelte-reactivity': 'off',
      // State changes under a narrowed type: what was 'starting' before an await may not be afterwards.
      '@typescript-eslint/no-unnecessary-condition': 'off',
    },
  },
  {
    files: ['web/**'],
    rules: {
      // For apps below a path; this one has an origin to itself.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    // Without SvelteKit's ./$types the linter takes their values for `any`; svelte-check, which has them, does not.
    files: ['**/*.svelte'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      // The set-up says what it installs and what it leaves out.
      'no-console': 'off',
    },
  },
  { files: plainJs, extends: [ts.configs.disableTypeChecked], languageOptions: { globals: globals.node } },
  { files: ['web/**/*.js'], languageOptions: { globals: globals.browser } },
);
