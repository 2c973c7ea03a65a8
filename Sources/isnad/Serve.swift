import ArgumentParser
import Dispatch
import Foundation
import Glibc
import IsnadArchive
import IsnadDesk
import IsnadMessages
import IsnadServer
import Synchronization

/// `isnad serve`: the archive for a browser and for programs.
struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: help("abstract.serve"), discussion: help("discussion.serve"))

  @OptionGroup var archive: ArchiveOption
  @Option(help: ArgumentHelp(help("option.host"), valueName: help("value.address"))) var host = "127.0.0.1"
  @Option(help: ArgumentHelp(help("option.port"), valueName: help("value.number"))) var port = 8370
  @Option(help: ArgumentHelp(help("option.host-name"), valueName: help("value.name"))) var hostName: [String] = []
  @Option(help: ArgumentHelp(help("option.write-token-file"), valueName: help("value.file"))) var writeTokenFile:
    String?
  @Flag(help: ArgumentHelp(help("option.demo"))) var demo = false
  @Flag(help: ArgumentHelp(help("option.allow-extract"))) var allowExtract = false
  @Flag(help: ArgumentHelp(help("option.behind-tls"))) var behindTls = false
  @Flag(help: ArgumentHelp(help("option.serve-text"))) var withText = false
  @Flag(help: ArgumentHelp(help("option.metrics"))) var metrics = false
  @Flag(help: ArgumentHelp(help("option.no-log"))) var noLog = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    // A client that goes away must not end the server.
    signal(SIGPIPE, SIG_IGN)
    let settings = try settings()
    let folder = try demo ? temporaryFolder() : nil
    defer { if let folder { try? FileManager.default.removeItem(at: folder) } }
    let path = folder?.appending(path: "demo.db").path ?? archive.resolved
    let desk = try archiving(path) { () throws(ArchiveError) in
      try Desk(demo ? Demo.make(at: path, time: timestamp()) : opened(forWriting: settings.token != nil))
    }
    try serve(DeskServer(desk, settings))
  }

  /// An archive that is not there is made, empty: its pages say how it is filled.
  private func opened(forWriting: Bool) throws(ArchiveError) -> Archive {
    let isThere = FileManager.default.fileExists(atPath: archive.resolved)
    return try Archive(archive.resolved, for: !isThere ? .creating : forWriting ? .writing : .reading)
  }

  private func settings() throws -> ServerSettings {
    guard 0...65535 ~= port else { throw Failure(.usage, Messages.errors.text("usage.port", .current, String(port))) }
    var settings = ServerSettings(host: host, port: port)
    settings.hosts = hostName
    settings.allowsExtract = allowExtract
    settings.givesTextsToOthers = withText
    settings.showsMetrics = metrics
    settings.token = try writeTokenFile.map { file in
      do throws(WriteToken.Fault) {
        return try WriteToken(file: file)
      } catch {
        throw Failure(
          error == .unreadable ? .noInput : .forbidden, Messages.errors.text("token.\(error)", .current, file))
      }
    }
    // A token that crosses a network in the clear is everybody's.
    guard settings.token == nil || settings.isLoopback || behindTls else {
      throw Failure(.usage, Messages.errors.text("serve.clear-token", .current, host))
    }
    if !noLog {
      settings.log = { line in
        let bytes = Array("\(timestamp()) \(line)\n".utf8)
        // One call a line, so that lines of several threads don't mix; who closed the log gets none, and the server goes on.
        _ = Glibc.write(2, bytes, bytes.count)
      }
    }
    return settings
  }

  private func temporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "isnad-demo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    return folder
  }

  /// Waits until the server has stopped.
  private func serve(_ server: DeskServer) throws {
    let host = host
    let ended = DispatchSemaphore(value: 0)
    let hasFailed = Mutex(false)
    Task.detached {
      do {
        try await server.run { port in note(Messages.errors.text("serve.started", .current, "\(host):\(port)")) }
      } catch {
        hasFailed.withLock { $0 = true }
      }
      ended.signal()
    }
    ended.wait()
    if hasFailed.withLock({ $0 }) {
      throw Failure(.unavailable, Messages.errors.text("serve.address", .current, host, String(port)))
    }
  }
}
