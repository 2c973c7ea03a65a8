// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A module of ours: its sources under `Sources/NAME`, its dependencies by name, nothing else.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of one module, beside it under `Tests/NAMETests`.
func tests(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.init(stringLiteral: name), "IsnadTesting"] + dependencies, exclude: exclude,
    swiftSettings: strict)
}

let package = Package(
  name: "isnad",
  products: [
    .library(name: "IsnadReading", targets: ["IsnadReading"]),
    .library(name: "IsnadExpressions", targets: ["IsnadExpressions"]),
    .executable(name: "isnad", targets: ["isnad"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser.git", exact: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift.git", exact: "7.10.0"),
    // The desk's server. Hummingbird's traits would add a configuration library that nobody here reads.
    .package(url: "https://github.com/hummingbird-project/hummingbird.git", exact: "2.28.1", traits: []),
    .package(url: "https://github.com/apple/swift-nio.git", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-http-types.git", exact: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log.git", exact: "1.16.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", exact: "2.13.0"),
  ],
  targets: [
    // The text and the knowledge: bytes, tables, values.
    module("IsnadText"),
    .target(name: "CIsnadData"),
    module("IsnadLexicon", ["IsnadText", "CIsnadData"]),
    module("IsnadRecords", ["IsnadText"]),
    module("IsnadDocument", ["IsnadLexicon", "IsnadText", "CIsnadData"]),
    // The language: words, tags, lemmas, trees. The kernels are optimised in debug builds too, or tests would crawl.
    .target(name: "CIsnadKernels", cSettings: [.unsafeFlags(["-O2"])]),
    module("IsnadLanguage", ["IsnadDocument", "IsnadLexicon", "CIsnadKernels", "CIsnadData", "IsnadText"]),
    // What the article says. None of the finders of statements, events and votes imports another.
    module(
      "IsnadNames", ["IsnadLanguage", "IsnadDocument", "IsnadLexicon", "IsnadRecords", "IsnadText", "CIsnadData"]),
    module("IsnadCalendar"),
    module(
      "IsnadExpressions",
      ["IsnadCalendar", "IsnadLanguage", "IsnadDocument", "IsnadLexicon", "IsnadRecords", "IsnadText", "CIsnadData"]),
    module(
      "IsnadStatements",
      ["IsnadNames", "IsnadExpressions", "IsnadLanguage", "IsnadDocument", "IsnadLexicon", "IsnadRecords", "IsnadText"]),
    module(
      "IsnadEvents",
      [
        "IsnadNames", "IsnadExpressions", "IsnadLanguage", "IsnadDocument", "IsnadLexicon", "CIsnadData",
        "IsnadRecords", "IsnadText",
      ]),
    module(
      "IsnadVotes",
      [
        "IsnadNames", "IsnadExpressions", "IsnadLanguage", "IsnadDocument", "IsnadLexicon", "CIsnadData",
        "IsnadRecords", "IsnadText",
      ]),
    module(
      "IsnadDamage",
      ["IsnadNames", "IsnadLanguage", "IsnadDocument", "IsnadLexicon", "CIsnadData", "IsnadRecords", "IsnadText"]),
    module(
      "IsnadReading",
      [
        "IsnadStatements", "IsnadEvents", "IsnadVotes", "IsnadDamage", "IsnadNames", "IsnadExpressions",
        "IsnadLanguage",
        "IsnadDocument", "IsnadRecords", "IsnadText",
      ]),
    // The edge.
    module("IsnadMessages", ["IsnadLexicon", "CIsnadData"]),
    module("IsnadJSON"),
    module(
      "IsnadFormats",
      [
        "IsnadReading", "IsnadMessages", "IsnadJSON", "IsnadLanguage", "IsnadDocument", "IsnadRecords", "IsnadText",
        "CIsnadData",
      ]),
    // Many articles beside one another, and other people's formats: on readings, without the store.
    module(
      "IsnadStories",
      ["IsnadReading", "IsnadDocument", "IsnadCalendar", "IsnadLexicon", "IsnadRecords", "IsnadText", "CIsnadData"]),
    module(
      "IsnadExports",
      [
        "IsnadStories", "IsnadFormats", "IsnadMessages", "IsnadReading", "IsnadDocument", "IsnadCalendar",
        "IsnadLexicon", "IsnadRecords", "IsnadText", "CIsnadData",
      ]),
    // The archive: many articles, searched, compared, kept.
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    module("IsnadCompression", ["CZlib"]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    module(
      "IsnadIntake",
      [
        "IsnadJSON", "IsnadCompression", "CLibXML2", "IsnadReading", "IsnadExpressions", "IsnadDocument",
        "IsnadRecords", "IsnadText",
      ]),
    module(
      "IsnadSearch",
      ["IsnadReading", "IsnadNames", "IsnadLanguage", "IsnadDocument", "IsnadLexicon", "IsnadRecords", "IsnadText"]),
    module(
      "IsnadArchive",
      [
        "IsnadSearch", "IsnadStories", "IsnadCompression", "IsnadIntake", "IsnadJSON", "IsnadFormats", "IsnadReading",
        "IsnadDocument", "IsnadRecords", "IsnadText", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    // The desk: pages and an API over the archive. Pages are pure: no HTTP, no archive.
    module("IsnadPages", ["IsnadMessages", "IsnadLexicon", "IsnadCalendar", "IsnadText", "CIsnadData"]),
    module(
      "IsnadDesk",
      [
        "IsnadPages", "IsnadListing", "IsnadArchive", "IsnadSearch", "IsnadExports", "IsnadStories", "IsnadIntake",
        "IsnadFormats", "IsnadJSON", "IsnadMessages", "IsnadReading", "IsnadDocument", "IsnadCalendar", "IsnadRecords",
        "IsnadText", "CIsnadData",
      ]),
    module(
      "IsnadServer",
      [
        "IsnadDesk", "IsnadPages", "IsnadArchive", "IsnadSearch", "IsnadFormats", "IsnadJSON", "IsnadMessages",
        "IsnadExports", "IsnadIntake", "IsnadReading", "IsnadRecords", "IsnadText", "IsnadCompression",
        "IsnadCalendar", "CIsnadData",
        .product(name: "HummingbirdCore", package: "hummingbird"), .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ]),
    module(
      "IsnadListing",
      [
        "IsnadArchive", "IsnadFormats", "IsnadReading", "IsnadDocument", "IsnadRecords", "IsnadJSON", "IsnadMessages",
        "IsnadSearch", "IsnadText",
      ]),
    module("IsnadEvaluation", ["IsnadJSON", "IsnadFormats", "IsnadText"]),
    .executableTarget(
      name: "isnad",
      dependencies: [
        "IsnadEvaluation",
        "CIsnadKernels",
        "IsnadStories", "IsnadExports", "IsnadReading", "IsnadFormats", "IsnadMessages", "IsnadNames",
        "IsnadLanguage", "IsnadExpressions", "IsnadDocument", "IsnadRecords", "IsnadText", "IsnadIntake",
        "IsnadArchive", "IsnadSearch", "IsnadListing", "IsnadCompression", "IsnadJSON", "IsnadDesk",
        "IsnadServer",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),
    .executableTarget(
      name: "isnad-bench",
      dependencies: [
        "CIsnadKernels",
        "IsnadReading", "IsnadStatements", "IsnadEvents", "IsnadVotes", "IsnadDamage", "IsnadNames", "IsnadExpressions",
        "IsnadLanguage",
        "IsnadDocument", "IsnadText", "IsnadFormats",
      ], swiftSettings: strict),
    // For the training of `Data/events/happening.tsv`.
    .executableTarget(
      name: "isnad-event-features",
      dependencies: [
        "IsnadEvents", "IsnadNames", "IsnadExpressions", "IsnadLanguage", "IsnadDocument", "IsnadRecords", "IsnadText",
      ], swiftSettings: strict),
    module("IsnadTesting", ["IsnadReading", "IsnadDocument", "IsnadText"]),
    // What must hold for any bytes: run by the fuzzer, and by the tests on its seeds.
    module(
      "IsnadProbes",
      [
        "IsnadServer", "IsnadDesk", "IsnadArchive", "IsnadReading", "IsnadExports", "IsnadFormats", "IsnadMessages",
        "IsnadIntake", "IsnadSearch", "IsnadCompression", "IsnadJSON", "IsnadDocument", "IsnadText",
      ]),
    tests("IsnadProbes"),
    tests("IsnadText"),
    tests("IsnadCalendar"),
    tests("IsnadExpressions", ["IsnadCalendar", "IsnadDocument", "IsnadRecords", "IsnadText"]),
    tests("IsnadLexicon", ["IsnadText"]),
    tests("IsnadDocument", ["IsnadText"]),
    tests("IsnadLanguage", ["IsnadDocument", "IsnadText", "CIsnadKernels"], exclude: ["Golden", "sentences.txt"]),
    tests("IsnadMessages"),
    tests("IsnadPages", ["IsnadMessages", "IsnadText"]),
    tests("IsnadDesk", ["IsnadPages", "IsnadReading", "IsnadDocument", "IsnadRecords", "IsnadText"]),
    tests("IsnadReading", ["IsnadNames", "IsnadDocument", "IsnadRecords", "IsnadText"]),
    tests(
      "IsnadFormats", ["IsnadMessages", "IsnadLanguage", "IsnadReading", "IsnadDocument", "IsnadRecords", "IsnadText"],
      exclude: ["Golden"]),
    tests("IsnadExports", ["IsnadFormats", "IsnadReading", "IsnadDocument", "IsnadRecords", "IsnadText"]),
    tests("IsnadStories", ["IsnadReading", "IsnadDocument", "IsnadRecords", "IsnadText"]),
    // The command as it is built, run as a user runs it; and the project's own rules.
    .testTarget(name: "isnadTests", dependencies: ["isnad", "IsnadTesting"], swiftSettings: strict),
    tests("IsnadJSON"),
    tests("IsnadCompression"),
    tests("IsnadEvaluation", ["IsnadJSON", "IsnadText"]),
    tests("IsnadIntake", ["IsnadCompression", "IsnadReading", "IsnadText"]),
    tests("IsnadSearch", ["IsnadReading", "IsnadDocument", "IsnadText"]),
    tests(
      "IsnadArchive",
      [
        "IsnadIntake", "IsnadCompression", "IsnadSearch", "IsnadStories", "IsnadFormats", "IsnadJSON", "IsnadReading",
        "IsnadRecords", "IsnadText", .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    tests(
      "IsnadServer",
      ["IsnadDesk", "IsnadArchive", "IsnadIntake", "IsnadFormats", "IsnadMessages", "IsnadReading", "IsnadText"]),
    .testTarget(
      name: "SampleTests",
      dependencies: ["IsnadReading", "IsnadTesting", "IsnadDocument", "IsnadRecords", "IsnadText"],
      swiftSettings: strict),
    .testTarget(
      name: "ArchitectureTests", dependencies: ["IsnadTesting"], exclude: ["rules-without-a-test.txt"],
      swiftSettings: strict),
    tests("IsnadNames", ["IsnadLanguage", "IsnadDocument", "IsnadLexicon", "IsnadRecords", "IsnadText", "CIsnadData"]),
    tests(
      "IsnadVotes", ["IsnadNames", "IsnadExpressions", "IsnadLanguage", "IsnadDocument", "IsnadRecords", "IsnadText"]),
    tests(
      "IsnadStatements",
      [
        "IsnadNames", "IsnadExpressions", "IsnadLanguage", "IsnadLexicon", "IsnadDocument", "IsnadRecords", "IsnadText",
        "CIsnadData",
      ]),
    tests("IsnadEvents", ["IsnadReading", "IsnadRecords", "IsnadText"]),
    tests("IsnadDamage", ["IsnadNames", "IsnadLanguage", "IsnadDocument", "IsnadRecords", "IsnadText"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)

// A fuzzer has no `main` of its own, so it is there only for `Scripts/fuzz`.
if Context.environment["ISNAD_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "isnad-fuzz", dependencies: ["IsnadProbes"], path: "Fuzz", exclude: ["Seeds", "Found"],
      swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]))
}
