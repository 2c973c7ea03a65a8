import IsnadTesting
import Testing

/// `ARCHITECTURE.md`'s arrows: which modules of ours and of others each module may import.
@Suite struct ImportTests {
  private static let allowed: [String: Set<String>] = [
    "IsnadText": [],
    "IsnadLexicon": ["IsnadText", "CIsnadData"],
    "IsnadRecords": ["IsnadText"],
    "IsnadDocument": ["IsnadLexicon", "IsnadText", "CIsnadData"],
    "IsnadLanguage": ["IsnadDocument", "IsnadLexicon", "CIsnadKernels", "CIsnadData", "IsnadText"],
    "IsnadCalendar": [],
    "IsnadExpressions": [
      "IsnadCalendar", "IsnadLanguage", "IsnadDocument", "IsnadLexicon", "IsnadRecords", "IsnadText", "CIsnadData",
    ],
    "IsnadNames": ["IsnadLanguage", "IsnadDocument", "IsnadLexicon", "IsnadRecords", "IsnadText", "CIsnadData"],
    "IsnadStatements": content,
    "IsnadEvents": content,
    "IsnadVotes": content,
    "IsnadDamage": [
      "IsnadNames", "IsnadLanguage", "IsnadDocument", "IsnadLexicon", "IsnadRecords", "IsnadText", "CIsnadData",
    ],
    "IsnadReading": content.subtracting(["IsnadLexicon", "CIsnadData"]).union([
      "IsnadStatements", "IsnadEvents", "IsnadVotes", "IsnadDamage",
    ]),
    "IsnadMessages": ["IsnadLexicon", "CIsnadData"],
    "IsnadFormats": [
      "IsnadReading", "IsnadMessages", "IsnadJSON", "IsnadLanguage", "IsnadDocument", "IsnadRecords", "IsnadText",
      "CIsnadData",
    ],
    "IsnadStories": [
      "IsnadReading", "IsnadDocument", "IsnadCalendar", "IsnadLexicon", "IsnadRecords", "IsnadText", "CIsnadData",
    ],
    "IsnadExports": [
      "IsnadStories", "IsnadFormats", "IsnadMessages", "IsnadReading", "IsnadDocument", "IsnadCalendar",
      "IsnadLexicon", "IsnadRecords", "IsnadText", "CIsnadData",
    ],
    "IsnadJSON": [],
    "IsnadCompression": ["CZlib"],
    "IsnadIntake": [
      "IsnadJSON", "IsnadCompression", "CLibXML2", "IsnadReading", "IsnadExpressions", "IsnadDocument", "IsnadRecords",
      "IsnadText",
    ],
    "IsnadSearch": [
      "IsnadReading", "IsnadNames", "IsnadLanguage", "IsnadDocument", "IsnadLexicon", "IsnadRecords", "IsnadText",
    ],
    "IsnadArchive": [
      "IsnadIntake", "IsnadSearch", "IsnadStories", "IsnadCompression", "IsnadJSON", "IsnadFormats", "IsnadReading",
      "IsnadDocument", "IsnadRecords", "IsnadText", "GRDB", "GRDBSQLite", "Foundation", "Synchronization",
    ],
    "IsnadListing": [
      "IsnadArchive", "IsnadFormats", "IsnadReading", "IsnadDocument", "IsnadRecords", "IsnadJSON", "IsnadMessages",
      "IsnadSearch", "IsnadText",
    ],
    "IsnadPages": ["IsnadMessages", "IsnadLexicon", "IsnadCalendar", "IsnadText", "CIsnadData"],
    "IsnadDesk": [
      "IsnadPages", "IsnadListing", "IsnadArchive", "IsnadSearch", "IsnadExports", "IsnadStories", "IsnadIntake",
      "IsnadFormats", "IsnadJSON", "IsnadMessages", "IsnadReading", "IsnadDocument", "IsnadCalendar", "IsnadRecords",
      "IsnadText", "CIsnadData",
    ],
    "IsnadServer": [
      "IsnadDesk", "IsnadPages", "IsnadArchive", "IsnadSearch", "IsnadFormats", "IsnadJSON", "IsnadMessages",
      "IsnadExports", "IsnadIntake", "IsnadReading", "IsnadRecords", "IsnadText", "IsnadCompression", "IsnadCalendar",
      "CIsnadData",
      "HummingbirdCore", "NIOCore", "NIOPosix", "HTTPTypes", "Logging", "ServiceLifecycle", "UnixSignals",
      "Synchronization", "Glibc",
    ],
    "IsnadEvaluation": ["IsnadJSON", "IsnadFormats", "IsnadText"],
    "isnad": [
      "IsnadEvaluation",
      "CIsnadKernels",
      "IsnadStories", "IsnadExports", "IsnadReading", "IsnadFormats", "IsnadMessages", "IsnadNames",
      "IsnadLanguage", "IsnadExpressions", "IsnadDocument", "IsnadRecords", "IsnadText", "IsnadIntake",
      "IsnadSearch", "IsnadArchive", "IsnadListing", "IsnadJSON", "IsnadCompression", "IsnadServer", "IsnadDesk",
      "ArgumentParser", "Glibc", "Foundation", "Dispatch", "Synchronization",
    ],
    "isnad-bench": [
      "CIsnadKernels",
      "IsnadReading", "IsnadStatements", "IsnadEvents", "IsnadVotes", "IsnadDamage", "IsnadNames", "IsnadExpressions",
      "IsnadLanguage", "IsnadDocument", "IsnadText", "IsnadFormats", "Glibc",
    ],
    "isnad-event-features": [
      "IsnadEvents", "IsnadNames", "IsnadExpressions", "IsnadLanguage", "IsnadDocument", "IsnadRecords", "IsnadText",
      "Glibc",
    ],
    "IsnadProbes": [
      "IsnadServer", "IsnadDesk", "IsnadArchive", "IsnadReading", "IsnadExports", "IsnadFormats", "IsnadMessages",
      "IsnadIntake", "IsnadSearch", "IsnadCompression", "IsnadJSON", "IsnadDocument", "IsnadText", "Foundation",
      "Synchronization",
    ],
    "IsnadTesting": ["IsnadReading", "IsnadDocument", "IsnadText", "Foundation", "Testing"],
  ]

  private static let content: Set<String> = [
    "IsnadNames", "IsnadExpressions", "IsnadLanguage", "IsnadDocument", "IsnadLexicon", "IsnadRecords", "IsnadText",
    "CIsnadData",
  ]

  @Test("every import is one of those that the architecture allows")
  func imports() throws {
    let statement =
      /^(?:public |package |internal |@preconcurrency |@testable )*import (?:struct |func |class |enum |protocol )?([A-Za-z0-9_]+)/
      .anchorsMatchLineEndings()
    for path in try Repository.files(under: "Sources", ending: ".swift") {
      let module = String(path.split(separator: "/")[1])
      let allowed = try #require(Self.allowed[module], "\(module) has no line in the table")
      for match in try Repository.text(path).matches(of: statement) {
        #expect(allowed.contains(String(match.1)), "\(path) imports \(match.1)")
      }
    }
  }

  @Test("the table itself points one way")
  func acyclic() {
    var left = Self.allowed
    while let free = left.keys.sorted().first(where: { left[$0]?.isDisjoint(with: left.keys) == true }) {
      left[free] = nil
    }
    #expect(left.keys.sorted() == [])
  }
}
