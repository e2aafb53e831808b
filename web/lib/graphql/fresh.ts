/**
 * Asks one at a time. Whoever asks while an answer is on its way gets the next one, shared with all who wait by then: so what
 * is answered is never older than the question.
 */
export function fresh<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let underWay: Promise<unknown> = Promise.resolve();
  let next: Promise<Answer> | undefined;
  return () => {
    next ??= underWay.then(() => {
      next = undefined;
      const answer = ask();
      underWay = answer.catch(() => undefined);
      return answer;
    });
    return next;
  };
}
