/// How the server runs.
public struct ServerSettings: Sendable {
  /// Loopback, unless somebody asks for more.
  public var host: String
  /// 0 for any that is free.
  public var port: Int
  /// Names besides the loopback's that requests may be addressed to.
  public var hosts: [String] = []
  public var allowsExtract = false
  /// What lets a client write; without it nobody can.
  public var token: WriteToken?
  /// Whether `/metrics` is there.
  public var showsMetrics = false
  /// Told a line for each request, in which nothing stands of what was asked for.
  public var log: (@Sendable (String) -> Void)?
  public var limits = ServerLimits()

  public init(host: String = "127.0.0.1", port: Int = 8370) {
    self.host = host
    self.port = port
  }

  /// Whether others than this machine may read whole texts: that is for who has the rights to say.
  public var givesTextsToOthers = false
  var givesTexts: Bool { isLoopback || givesTextsToOthers }

  /// Whether only this machine can reach the server.
  public var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }
}

/// What no request may exceed.
public struct ServerLimits: Sendable {
  /// Bytes of all header fields.
  public var headerBytes = 16 << 10
  /// Requests that are being answered at once; more are told to come back.
  public var requests = 128
  public var connections = 512
  /// Seconds that a body may take to come, and that a connection may be silent.
  public var bodySeconds = 10
  public var idleSeconds = 30
  /// Seconds that a client may take to fetch an answer.
  public var fetchSeconds = 60
  /// Seconds that answers may take after the server was told to stop.
  public var stopSeconds = 10

  public init() {}
}
