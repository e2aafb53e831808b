// Compiles the message catalogue into `generated/`, for type checks and tests that run without Vite.
import { writeWords } from './write-words.ts';

writeWords();
