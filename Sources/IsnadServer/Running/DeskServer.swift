import HTTPTypes
import HummingbirdCore
public import IsnadDesk
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import UnixSignals

/// The desk on a port: the only type that knows the HTTP library.
public struct DeskServer: Sendable {
  let dispatcher: Dispatcher
  private let settings: ServerSettings

  public init(_ desk: Desk, _ settings: ServerSettings) {
    dispatcher = Dispatcher(desk, settings)
    self.settings = settings
  }

  /// Serves until the process is told to stop (SIGTERM, SIGINT); requests under way are answered first.
  ///
  /// - Parameter onStart: Told the port once connections are taken.
  public func run(onStart: @escaping @Sendable (Int) -> Void) async throws {
    // The library's own messages tell addresses and errors of clients; nobody asked for them.
    let logger = Logger(label: "isnad") { _ in SwiftLogNoOpLogHandler() }
    var channel = HTTP1Channel.Configuration(idleTimeout: .seconds(Int64(settings.limits.idleSeconds)))
    channel.httpDecoder.maxHeaderListSize = settings.limits.headerBytes
    channel.httpDecoder.maxHeaderFieldSize = settings.limits.headerBytes
    channel.httpDecoder.maxHeaderFieldCount = 100
    let server = try HTTPServerBuilder.http1(configuration: channel).buildServer(
      configuration: ServerConfiguration(
        address: .hostname(settings.host, port: settings.port),
        availableConnectionsDelegate: .maximum(settings.limits.connections, logger: logger)),
      eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: logger,
      responder: { [dispatcher, limits = settings.limits] request, writer, channel in
        let reply = await dispatcher.reply(to: request)
        // The library lets go of clients that send nothing, but would wait for ever for one that takes nothing.
        let limit = channel.eventLoop.scheduleTask(in: .seconds(Int64(limits.fetchSeconds))) {
          channel.close(mode: .all, promise: nil)
        }
        defer { limit.cancel() }
        try await writer.write(response: reply.head, body: reply.body)
        if reply.isLast { channel.close(mode: .all, promise: nil) }
      },
      onServerRunning: { channel in onStart(channel.localAddress?.port ?? 0) })
    var configuration = ServiceGroupConfiguration(
      services: [server], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    configuration.maximumGracefulShutdownDuration = .seconds(settings.limits.stopSeconds)
    do {
      try await ServiceGroup(configuration: configuration).run()
    } catch {
      await dispatcher.stop()
      throw error
    }
    await dispatcher.stop()
  }
}
