import CIsnadData
import IsnadLexicon
import IsnadMessages

/// How right the program is, where it fails, what it does with what is given to it.
public struct MethodView: Sendable {
  public var measured: [Measured]
  /// The known failures, each by its key in the interface's words.
  public var failures: [String]
  public var version: String

  /// What was measured of this program (`Data/pages/quality.tsv`) and all failures that the pages have words for.
  public init(version: String) {
    self.version = version
    failures = Messages.pages.keys.filter { $0.hasPrefix("failure.") }
    var measured: [Measured] = []
    Table(isnad_measured_quality_bytes(), count: isnad_measured_quality_size()).forEachRow { row in
      guard let developed = Double(row.string(1)), let blind = Double(row.string(2)) else { return }
      measured.append(Measured(what: row.string(0), developed: developed, blind: blind))
    }
    self.measured = measured
  }

  public struct Measured: Sendable, Hashable {
    /// A key of the interface's words.
    public let what: String
    /// On the articles that rules were developed on.
    public let developed: Double
    /// On articles that nobody who wrote rules looked into.
    public let blind: Double
  }
}
