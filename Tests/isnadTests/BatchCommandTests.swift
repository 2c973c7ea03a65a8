import Foundation
import IsnadTesting
import Testing

/// `isnad batch`, up to the point where Spark takes over; the job itself is tested in `integrations/spark`.
@Suite struct BatchCommandTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "isnad-\(UUID().uuidString)")

  private func file(_ name: String, _ text: String) throws -> String {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  private func script(_ name: String, _ text: String) throws -> String {
    let path = try file(name, "#!/bin/sh\n" + text)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return path
  }

  @Test("a dry run prints the command and needs nothing")
  func dryRun() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = try file("it's a week.jsonl", "{\"text\":\"نص\"}\n")
    let run = try CommandRun(
      ["batch", "--folder", "job", "--output", "all.jsonl", "--stories", "--dry-run", "--python", "/no/python", input])
    #expect(run.status == 0)
    #expect(run.text.hasPrefix("/no/python -m isnad_spark run --worker "))
    #expect(run.text.contains("--folder job --master 'local[*]' --output all.jsonl --stories -- '"))
    #expect(run.text.hasSuffix("/it'\\''s a week.jsonl'\n"))
  }

  @Test("an input that is missing or no JSON Lines is told before anything starts")
  func inputs() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let missing = try CommandRun(["batch", "--folder", "job", "/no/such.jsonl"])
    #expect(missing.status == 66)
    let page = try CommandRun(["batch", "--folder", "job", try file("a.html", "<html><p>نص</p></html>")])
    #expect(page.status == 65 && page.errors.contains("isnad ingest"))
  }

  @Test(
    "what is missing is told with its remedy",
    arguments: [("exit 10", "PySpark"), ("exit 11", "isnad_spark"), ("exit 1", "--python")])
  func missing(_ body: String, _ message: String) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let (python, input) = (try script("python", body), try file("a.jsonl", "{\"text\":\"نص\"}\n"))
    let run = try CommandRun(["batch", "--folder", "job", "--python", python, input])
    #expect(run.status == 69 && run.errors.contains(message))
    let nowhere = try CommandRun(["batch", "--folder", "job", "--python", "/no/python", input])
    #expect(nowhere.status == 69 && nowhere.errors.contains("/no/python"))
    let noJava = try CommandRun(
      ["batch", "--folder", "job", "--python", try script("python", "exit 0"), input], environment: ["PATH": ""])
    #expect(noJava.status == 69 && noJava.errors.contains("JAVA_HOME"))
  }

  @Test("the job's exit code is the command's")
  func exitCode() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    // The first call asks for packages, the second is the job.
    let python = try script("python", "[ \"$1\" = -c ] && exit 0; echo \"$@\"; exit 74\n")
    _ = try script("java", "exit 0")
    let run = try CommandRun(
      ["batch", "--folder", "job", "--python", python, try file("a.jsonl", "{\"text\":\"نص\"}\n")],
      environment: ["PATH": folder.path])
    #expect(run.status == 74 && run.text.contains("isnad_spark run"))
  }
}
