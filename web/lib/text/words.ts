/** Every word that a person reads: `m.ui_cancel()`. The catalogue is `words/en.json`; README.md says how to add to it. */
export * as m from './generated/messages.ts';
