import ArgumentParser
import Foundation
import IsnadIntake
import IsnadMessages

/// `isnad batch`: a job of many articles for Spark. What runs it is the Python package in `integrations/spark`; this checks that
/// all is there, and becomes it.
struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: help("abstract.batch"), discussion: help("discussion.batch"))

  @Option(help: ArgumentHelp(help("option.folder"), valueName: help("value.folder"))) var folder: String
  @Option(help: ArgumentHelp(help("option.batch-output"), valueName: help("value.file"))) var output: String?
  @Option(help: ArgumentHelp(help("option.master"), valueName: help("value.address"))) var master = "local[*]"
  @Option(help: ArgumentHelp(help("option.python"), valueName: help("value.program"))) var python: String?
  @Flag(help: ArgumentHelp(help("option.batch-stories"))) var stories = false
  @Option(help: ArgumentHelp(help("option.batch-db"), valueName: help("value.file"))) var db: String?
  @Option(help: ArgumentHelp(help("option.postgres"), valueName: help("value.text"))) var postgres: String?
  @Flag(help: ArgumentHelp(help("option.ship"))) var ship = false
  @Flag(help: ArgumentHelp(help("option.batch-dry-run"))) var dryRun = false
  @OptionGroup var common: CommonOptions
  @Argument(help: ArgumentHelp(help("argument.batch"), valueName: help("value.path"))) var paths: [String]

  func run() throws {
    let files = inputFiles(paths)
    for file in files { try check(file) }
    let program = interpreter
    let command = [program] + arguments(files)
    if dryRun {
      return StandardStream.output.write(Array((command.map(quoted).joined(separator: " ") + "\n").utf8))
    }
    guard let executable = executable(program) else { throw unavailable("batch.no-python", program) }
    try checkPackages(executable)
    guard hasJava else { throw unavailable("batch.no-java", "") }
    try become(executable, command)
  }

  /// `--python`, else what PySpark itself goes by.
  private var interpreter: String {
    let named = ProcessInfo.processInfo.environment["PYSPARK_PYTHON"].flatMap { $0.isEmpty ? nil : $0 }
    return python ?? named ?? "python3"
  }

  private func arguments(_ files: [String]) -> [String] {
    var arguments = ["-m", "isnad_spark", "run", "--worker", ownPath, "--folder", folder, "--master", master]
    for (name, value) in [("--output", output), ("--db", db), ("--postgres", postgres)] {
      if let value { arguments += [name, value] }
    }
    if stories { arguments.append("--stories") }
    if ship { arguments.append("--ship") }
    return arguments + ["--"] + files
  }

  private var ownPath: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
  }

  // MARK: What must be there

  /// An input that can be read and looks like JSON Lines: better told now than by a cluster.
  private func check(_ name: String) throws {
    var file = try InputFile(name)
    let piece = try file.next()
    guard piece.isEmpty || InputFormat(sniffing: piece.prefix(4096)) == .jsonl else {
      throw Failure(.data, Messages.errors.text("batch.not-jsonl", .current, name))
    }
  }

  private func checkPackages(_ executable: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    let find = "import importlib.util as i; f = i.find_spec"
    process.arguments = [
      "-c", find + "; raise SystemExit(10 if not f('pyspark') else 11 if not f('isnad_spark') else 0)",
    ]
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw unavailable("batch.no-python", executable)
    }
    process.waitUntilExit()
    switch process.terminationStatus {
    case 0: return
    case 10: throw unavailable("batch.no-pyspark", executable)
    case 11: throw unavailable("batch.no-package", executable)
    default: throw unavailable("batch.no-python", executable)
    }
  }

  private var hasJava: Bool {
    if let home = ProcessInfo.processInfo.environment["JAVA_HOME"], executable(home + "/bin/java") != nil {
      return true
    }
    return executable("java") != nil
  }

  /// The path of a program, looked for as a shell does.
  private func executable(_ name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let paths = name.contains("/") ? [name] : folders.map { $0 + "/" + name }
    return paths.first { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
        && FileManager.default.isExecutableFile(atPath: path)
    }
  }

  private func unavailable(_ key: String, _ detail: String) -> Failure {
    Failure(.unavailable, Messages.errors.text(key, .current, detail))
  }

  // MARK: The job

  /// Replaces this process, so that signals and the exit code are the job's own.
  private func become(_ executable: String, _ command: [String]) throws {
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) }
    arguments.append(nil)
    execv(executable, arguments)
    let reason = String(cString: strerror(errno))
    throw Failure(.unavailable, Messages.errors.text("batch.failed", .current, executable, reason))
  }

  /// For a shell.
  private func quoted(_ argument: String) -> String {
    let plain = argument.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-_./:=@%+,".utf8.contains(byte)
      }
    }
    return plain && !argument.isEmpty ? argument : "'" + argument.replacing("'", with: "'\\''") + "'"
  }
}
