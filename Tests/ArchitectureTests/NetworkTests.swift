import IsnadTesting
import Testing

/// Isnad reads what it is given and fetches nothing; `Scripts/check-api` looks at a running server's system calls, too.
@Suite struct NetworkTests {
  @Test("no source names what opens a connection to somebody")
  func noClient() throws {
    let openers = [
      "URLSession", "FoundationNetworking", "ClientBootstrap", "DatagramBootstrap", "AsyncHTTPClient", "getaddrinfo",
      "gethostbyname", "popen(", "system(",
    ]
    let sources = try ["swift", "c", "h"].flatMap { try Repository.files(under: "Sources", ending: "." + $0) }
    #expect(sources.count > 300)
    for path in sources {
      let text = try Repository.text(path)
      for opener in openers { #expect(!text.contains(opener), "\(path) names \(opener)") }
    }
  }
}
