import Foundation
import FoundationNetworking
import IsnadTesting
import Testing

/// `isnad serve` as a user starts it.
@Suite struct ServeTests {
  @Test("the demo answers, tells its address, and ends with 0 when it is told to stop; nothing of it stays")
  func demo() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "isnad-serve-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let log = folder.appending(path: "log")
    try Data().write(to: log)
    let process = Process()
    process.executableURL = CommandRun.executable
    process.arguments = ["serve", "--demo", "--port", "0", "--no-log"]
    process.environment = ["LANG": "C", "TMPDIR": folder.path]
    process.standardError = try FileHandle(forWritingTo: log)
    try process.run()
    defer { if process.isRunning { process.terminate() } }
    var address: String?
    for _ in 0..<600 where address == nil {
      try await Task.sleep(for: .milliseconds(50))
      let lines = String(decoding: try Data(contentsOf: log), as: UTF8.self)
      address = lines.firstMatch(of: /http:\/\/127\.0\.0\.1:[0-9]+/).map { String($0.0) }
    }
    let told = try #require(address)
    let url = try #require(URL(string: told + "/v1/stories"))
    let (data, _) = try await URLSession(configuration: .ephemeral).data(from: url)
    #expect(String(decoding: data, as: UTF8.self).contains("وكالة ضفاف"))
    process.terminate()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["log"])
  }

  @Test("what can't be meant, or would give the token away, is told before anything is served")
  func refusals() throws {
    let token = FileManager.default.temporaryDirectory.appending(path: "token-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: token) }
    try Data("0123456789abcdef".utf8).write(to: token)
    let path = token.path
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    let open = try CommandRun(["serve", "--demo", "--port", "0", "--write-token-file", path])
    #expect(open.status == 77 && open.errors.contains("chmod 600"))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    let clear = try CommandRun(["serve", "--demo", "--port", "0", "--host", "0.0.0.0", "--write-token-file", path])
    #expect(clear.status == 64 && clear.errors.contains("--behind-tls"))
    #expect(try CommandRun(["serve", "--port", "70000"]).status == 64)
    #expect(try CommandRun(["serve", "--write-token-file", path + ".no"]).status == 66)
  }
}
