import Foundation
import Testing

@testable import IsnadServer

extension ServerTests {
  /// What attackers try: `Documentation/DESK.md` lists the threats.
  @Suite struct SecurityTests {
    @Test("unless somebody says otherwise, only this machine is served, and nothing can be written or extracted")
    func defaults() {
      let settings = ServerSettings()
      #expect(settings.host == "127.0.0.1" && settings.isLoopback)
      #expect(settings.token == nil && !settings.allowsExtract && !settings.showsMetrics)
      #expect(!ServerSettings(host: "0.0.0.0").isLoopback && !ServerSettings(host: "192.0.2.1").isLoopback)
    }

    @Test(
      "a request for another host is refused: a name that was pointed at this machine reads nothing",
      arguments: [
        ("localhost", 200), ("LOCALHOST:8370", 200), ("127.0.0.1:1", 200), ("[::1]:8370", 200), ("desk.example", 200),
        ("desk.example.", 200), ("evil.test", 421), ("localhost.evil.test", 421), ("evil.test:8370", 421),
        ("127.0.0.1.evil.test", 421), ("127.0.0.1@evil.test", 421), ("", 421),
      ])
    func hosts(_ host: String, _ status: Int) async throws {
      try await RunningServer.run([]) {
        $0.hosts = ["desk.example"]
      } _: { server async throws in
        let answer = await RawConnection.get("/healthz", host: host, port: server.port)
        #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(host): \(answer.prefix(40))")
      }
    }

    @Test("a request without a host is refused")
    func noHost() async throws {
      try await RunningServer.run([]) { server async throws in
        let answer = await RawConnection.get("/healthz", host: nil, port: server.port)
        #expect(answer.hasPrefix("HTTP/1.1 4"))
      }
    }

    @Test(
      "every answer forbids scripts from elsewhere, frames, sniffing and referrers",
      arguments: ["/", "/healthz", "/nowhere", "/v1/articles"])
    func headers(_ path: String) async throws {
      try await RunningServer.run { server async throws in
        let headers = try await server.get(path).headers
        let policy = try #require(headers["content-security-policy"])
        #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
        #expect(!policy.contains("unsafe"))
        #expect(headers["x-content-type-options"] == "nosniff" && headers["referrer-policy"] == "no-referrer")
        #expect(headers["access-control-allow-origin"] == nil)
      }
    }

    @Test("the log tells routes, never what was asked for")
    func log() async throws {
      try await RunningServer.run { server async throws in
        _ = try await server.get("/v1/search?q=الراشد")
        _ = try await server.get("/v1/articles/\(TestArticle.few[0].id)")
        _ = try await server.get("/v1/secretpath?speaker=Smith")
        #expect(server.log.lines.count == 3)
        #expect(server.log.lines[0].hasPrefix("GET search 200 "))
        #expect(server.log.lines[2].hasPrefix("GET - 404 "))
        for line in server.log.lines {
          #expect(
            !line.contains("الراشد") && !line.contains("%D8") && !line.contains("secret") && !line.contains("Smith"))
        }
      }
    }

    @Test("hostile text goes out as data: JSON and plain text, never as HTML")
    func hostileText() async throws {
      let hostile = TestArticle(
        text: "قال الوزير سامي الراشد إن \"</script><script>alert(1)</script>\u{2028}\u{202E}32\u{202C}\" آمن.",
        title: "<img src=x onerror=alert(1)>", outlet: "\"><svg/onload=alert(1)>", url: "javascript:alert(1)",
        published: "2024-03-26")
      try await RunningServer.run([hostile]) { server async throws in
        for path in ["/v1/articles", "/v1/articles/\(hostile.id)", "/v1/statements", "/v1/search?q=الراشد"] {
          let answer = try await server.get(path)
          #expect(answer.headers["content-type"] == "application/json" && answer.json != nil, "\(path)")
        }
        let text = try await server.get("/v1/articles/\(hostile.id)/text")
        #expect(text.body == Data(hostile.text.utf8) && text.headers["content-type"]?.hasPrefix("text/plain") == true)
        #expect(text.headers["x-content-type-options"] == "nosniff")
        let page = try await server.get("/")
        #expect(!page.text.contains("<script>alert") && !page.text.contains("<img src=x"))
      }
    }

    @Test("who reaches the server over a network gets excerpts, unless it was started to give texts")
    func excerpts() async throws {
      let long = TestArticle(
        text: String(repeating: "سار القطار نحو البحر. ", count: 40) + "قال الوزير سامي الراشد إن الجسر آمن.",
        published: "2024-03-26")
      try await RunningServer.run([long]) {
        $0.host = "0.0.0.0"
      } _: { server async throws in
        for path in ["/v1/articles/\(long.id)/text", "/v1/spans/\(long.id)/0-301"] {
          let answer = try await server.get(path)
          #expect(answer.status == 403 && answer["type"] == "urn:isnad:problem:text-withheld", "\(path)")
        }
        #expect(try await server.get("/a/\(long.id)").status == 403)
        #expect(try await server.get("/v1/spans/\(long.id)/0-300").status == 200)
        let statement = try await server.get("/v1/statements/\(long.id)/S1?context=10000")
        #expect(statement.status == 200 && statement["context.text"].map { $0.unicodeScalars.count <= 350 } == true)
      }
      try await RunningServer.run([long]) {
        $0.host = "0.0.0.0"
        $0.givesTextsToOthers = true
      } _: { server async throws in
        #expect(try await server.get("/v1/articles/\(long.id)/text").body == Data(long.text.utf8))
        #expect(try await server.get("/a/\(long.id)").status == 200)
      }
    }

    @Test("header fields and addresses beyond their limits are refused, the server goes on")
    func sizes() async throws {
      try await RunningServer.run([]) { server async throws in
        let long = String(repeating: "a", count: 9000)
        #expect(
          await RawConnection.get("/v1/articles?outlet=\(long)", host: "localhost", port: server.port).contains(" 414 ")
        )
        let header = String(repeating: "b", count: 20_000)
        let answer = await RawConnection.exchange(
          "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-A: \(header)\r\nConnection: close\r\n\r\n", port: server.port)
        #expect(!answer.hasPrefix("HTTP/1.1 2"))
        #expect(try await server.get("/healthz").status == 200)
      }
    }

    @Test(
      "what is no HTTP ends its own connection alone",
      arguments: [
        "\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\u{0}\u{1}\u{2}",
        "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
      ])
    func malformed(_ request: String) async throws {
      try await RunningServer.run([]) {
        $0.limits.idleSeconds = 1
      } _: { server async throws in
        #expect(await !RawConnection.exchange(request, port: server.port, seconds: 3).hasPrefix("HTTP/1.1 2"))
        #expect(try await server.get("/healthz").status == 200)
      }
    }

    @Test("who sends nothing for some seconds is let go")
    func silence() async throws {
      try await RunningServer.run([]) {
        $0.limits.idleSeconds = 1
      } _: { server async throws in
        let start = ContinuousClock.now
        let answer = await RawConnection.exchange(
          "GET /healthz HTTP/1.1\r\nHost: local", port: server.port, seconds: 10)
        #expect(answer == "" && ContinuousClock.now - start < .seconds(8))
      }
    }

    @Test("who asks for much and takes none of it is let go: it would hold a connection for ever")
    func noReader() async throws {
      let long = TestArticle(text: String(repeating: "a line of some length and no Arabic\n", count: 30_000))
      try await RunningServer.run([long]) {
        $0.limits.fetchSeconds = 1
      } _: { server async throws in
        // Far more than the system takes in for a client that reads nothing.
        let asked = 60
        let request = "GET /v1/articles/\(long.id)/text HTTP/1.1\r\nHost: localhost\r\n\r\n"
        let taken = await RawConnection.exchange(
          String(repeating: request, count: asked), port: server.port, seconds: 3, waitFirst: 20)
        #expect(taken.utf8.count > 0 && taken.utf8.count < asked * long.text.utf8.count)
        #expect(try await server.get("/healthz").status == 200)
      }
    }

    @Test("more requests at once than the limit are told to come back")
    func concurrency() async throws {
      try await RunningServer.run([]) {
        $0.limits.requests = 0
      } _: { server async throws in
        let answer = try await server.get("/healthz")
        #expect(answer.status == 429 && answer.headers["retry-after"] == "1")
      }
    }

    @Test("metrics are there only where they are asked for, and hold no addresses")
    func metrics() async throws {
      try await RunningServer.run([]) { server async throws in #expect(try await server.get("/metrics").status == 404) }
      try await RunningServer.run([]) {
        $0.showsMetrics = true
      } _: { server async throws in
        _ = try await server.get("/v1/search?q=secret")
        let metrics = try await server.get("/metrics").text
        #expect(
          metrics.contains("isnad_requests_total{route=\"search\",status=\"200\"} 1") && !metrics.contains("secret"))
      }
    }
  }
}
