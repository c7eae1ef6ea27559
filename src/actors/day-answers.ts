/** Answers for the day of a page: kept while questions are of that day, so that what a page asks again and again is worked out once. */
export class DayAnswers<V> {
  private readonly known = new Map<string, V>();
  private day: string | null = null;

  /** The answer to a question for that day (null: any time), by `work` where it is not known. */
  of(day: string | null, question: string, work: () => V): V {
    if (this.day !== day || this.known.size >= MOST) {
      this.known.clear();
      this.day = day;
    }
    let answer = this.known.get(question);
    if (answer === undefined) {
      answer = work();
      this.known.set(question, answer);
    }
    return answer;
  }
}

const MOST = 20_000;
