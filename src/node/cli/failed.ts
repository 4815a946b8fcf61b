/** A command has done its work and has said all about it, and what it found is a failure: exit code 1. */
export class Failed extends Error {}
