// For scenarios in steps, each going on where the one before it ended.

/** To be called inside `describe`: after a step that failed the rest of them is left out. (Mocha's bail ends the whole run.) */
export function leaveOutStepsAfterFailure(): void {
  afterEach(function () {
    if (this.currentTest?.state === 'failed') throw new Error('The steps that follow need this one.')
  })
}
