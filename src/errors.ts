/**
 * Errors are part of the product: each says what is wrong (`message`), which kind it is (`code`), where it is (`path`),
 * what would have been right (`expected`) and what to do (`suggestion`).
 */

/** What every error carries beside its message. `path` is a JSON path (`parameters.attack`), an option or a node of a graph. */
export interface ErrorDetails {
  /** Stable, lower-case, snake_case identifier, e.g. `unknown_key`. */
  readonly code: string;
  /** Where the problem is; the empty string when it concerns the whole input. */
  readonly path: string;
  /** What would have been accepted, in words. */
  readonly expected: string;
  /** What to do about it, in words. */
  readonly suggestion: string;
  readonly cause?: unknown;
}

/** Base class of everything that this library throws on purpose. */
export class AiaudioError extends Error {
  readonly code: string;
  readonly path: string;
  readonly expected: string;
  readonly suggestion: string;

  constructor(message: string, details: ErrorDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.code = details.code;
    this.path = details.path;
    this.expected = details.expected;
    this.suggestion = details.suggestion;
  }

  /** The fields as plain data, for JSON output. */
  toJSON(): Record<string, string> {
    return {
      error: this.message,
      code: this.code,
      path: this.path,
      expected: this.expected,
      suggestion: this.suggestion,
    };
  }
}

/** The preset is not valid. */
export class PresetError extends AiaudioError {}
/** The musical context is not valid. */
export class ContextError extends AiaudioError {}
/** Audio that was given to measure cannot be read or measured. */
export class AudioError extends AiaudioError {}
/** An option, a command-line argument or an engine setting is not valid. */
export class ConfigurationError extends AiaudioError {}
/** A graph cannot be built, verified or parsed. `path` names the node. */
export class GraphError extends AiaudioError {}
/** Rendering failed, or its result cannot be delivered. */
export class RenderError extends AiaudioError {}
