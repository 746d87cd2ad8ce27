export const startJobs = async (..._: unknown[]) => undefined as { stop(): Promise<void> } | undefined
