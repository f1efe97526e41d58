// Preloaded into every child: ends it in good order when the bot lets go of it, be it by stop() or by dying.

const patienceMilliseconds = 10_000

process.on('disconnect', () => {
  // Once only: Azurite flushes at the first SIGTERM and dies at the second.
  process.kill(process.pid, 'SIGTERM')
  // Nobody is left to insist. Azurite, for one, hangs when the folder it flushes to has been deleted.
  setTimeout(() => process.exit(1), patienceMilliseconds).unref()
})

// Explicitly, or the listener above (and Azurite's own for messages) would keep a stopped child alive.
process.channel?.unref()

// With the bot dead nobody reads these any more; a broken pipe must not end the child before it has flushed.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
