/// What is not there.
public enum DeskError: Error, Sendable {
  case missing
  /// Several articles' ids start so.
  case ambiguous([String])
}
