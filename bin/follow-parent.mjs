// The npm command that started this process may be killed without a word: then stop in order, not live on unseen.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
