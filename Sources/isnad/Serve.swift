import ArgumentParser
import Dispatch
import Glibc
import IsnadArchive
import IsnadDesk
import IsnadMessages
import IsnadServer
import Synchronization

/// `isnad serve`: the archive for a browser and for programs.
struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: help("abstract.serve"), discussion: help("discussion.serve"))

  @OptionGroup var archive: ArchiveOption
  @Option(help: ArgumentHelp(help("option.host"), valueName: help("value.address"))) var host = "127.0.0.1"
  @Option(help: ArgumentHelp(help("option.port"), valueName: help("value.number"))) var port = 8370
  @Option(help: ArgumentHelp(help("option.host-name"), valueName: help("value.name"))) var hostName: [String] = []
  @Flag(help: ArgumentHelp(help("option.allow-extract"))) var allowExtract = false
  @Flag(help: ArgumentHelp(help("option.metrics"))) var metrics = false
  @Flag(help: ArgumentHelp(help("option.no-log"))) var noLog = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    guard 0...65535 ~= port else { throw Failure(.usage, Messages.errors.text("usage.port", .current, String(port))) }
    // A client that goes away must not end the server.
    signal(SIGPIPE, SIG_IGN)
    var settings = ServerSettings(host: host, port: port)
    settings.hosts = hostName
    settings.allowsExtract = allowExtract
    settings.showsMetrics = metrics
    if !noLog {
      settings.log = { line in StandardStream.error.write(Array("\(timestamp()) \(line)\n".utf8)) }
    }
    let opened = try archive.open(for: .reading)
    let desk = try archive.run { () throws(ArchiveError) in try Desk(opened) }
    try serve(DeskServer(desk, settings))
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
