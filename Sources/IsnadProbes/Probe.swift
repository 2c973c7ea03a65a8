/// Claims that must hold for any bytes whatever, each a check that a fuzzer or a test can run.
///
/// A check returns when its claim holds, also where the bytes are refused as they should be; it throws ``BrokenClaim`` where it
/// does not, and a trap (an index out of range, an overflow) is a broken claim of its own.
public enum Probe: String, CaseIterable, Sendable {
  /// Bytes to text to tokens, sentences and quotations.
  case text
  /// The whole reader: every span lies in the text, and the JSON of its records is JSON.
  case reading
  /// All exports and reports of a reading are well-formed text.
  case exports
  /// Pages, feeds, JSON Lines, ninjs and web archives: the same items, however the input is cut into pieces.
  case intake
  /// What a user types into the search.
  case query
  /// Requests to the server: no answer is the server's own failure, and each is what its type says.
  case routes
  /// Damaged files as archives: an error or an answer.
  case archive

  public func check(_ bytes: [UInt8]) async throws(BrokenClaim) {
    switch self {
    case .text: try checkText(bytes)
    case .reading: try checkReading(bytes)
    case .exports: try checkExports(bytes)
    case .intake: try checkIntake(bytes)
    case .query: try checkQuery(bytes)
    case .routes: try await checkRoutes(bytes)
    case .archive: try await checkArchive(bytes)
    }
  }
}

/// A claim that did not hold, for the person who repairs it.
public struct BrokenClaim: Error, Hashable, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}

func claim(_ holds: Bool, _ claim: @autoclosure () -> String) throws(BrokenClaim) {
  if !holds { throw BrokenClaim(claim()) }
}
