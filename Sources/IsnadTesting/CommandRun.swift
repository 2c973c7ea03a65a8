public import Foundation

/// One run of the built command `isnad`, beside the running tests.
public struct CommandRun: Sendable {
  public let status: Int32
  public let output: Data
  public let errors: String

  public var text: String { String(decoding: output, as: UTF8.self) }

  /// - Parameters:
  ///   - input: What stands on standard input.
  ///   - environment: The whole environment; without one it is a plain English locale, whatever the developer's is.
  public init(_ arguments: [String], input: Data = Data(), environment: [String: String] = [:]) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "isnad-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Files instead of pipes: a pipe that nobody empties would block the command.
    let files = ["in", "out", "err"].map { folder.appending(path: $0) }
    for file in files { try (file == files[0] ? input : Data()).write(to: file) }
    let process = Process()
    process.executableURL = Self.executable
    process.arguments = arguments
    process.environment = environment.merging(["LANG": "C"]) { given, _ in given }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    output = try Data(contentsOf: files[1])
    errors = String(decoding: try Data(contentsOf: files[2]), as: UTF8.self)
  }

  /// The built command.
  public static let executable = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "isnad")
}
