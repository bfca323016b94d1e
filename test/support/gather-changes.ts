/** Watches how many changes of findings a server is asked for at once; it may be told to answer them only together. */
export function gatherChanges() {
  let underWay = 0;
  let together = 1;
  let most = 0;
  let waiting: (() => void)[] = [];
  return {
    /** Answers changes as soon as so many are under way, or were before. */
    answerTogether(count: number): void {
      together = count;
    },

    /** How many there were at once at most. */
    mostAtOnce: () => most,

    async watched(request: Request, answer: () => Promise<Response>): Promise<Response> {
      if (request.method !== 'PATCH') return answer();
      underWay += 1;
      most = Math.max(most, underWay);
      await gathered();
      try {
        return await answer();
      } finally {
        underWay -= 1;
      }
    },
  };

  async function gathered(): Promise<void> {
    if (waiting.length + 1 < together) {
      await new Promise<void>((resolve) => waiting.push(resolve));
      return;
    }
    for (const resolve of waiting) resolve();
    waiting = [];
  }
}
