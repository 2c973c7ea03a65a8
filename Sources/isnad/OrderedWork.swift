import Glibc

/// Works on items in several threads and hands out what comes of them in the items' order.
///
/// Memory is bounded: a thread takes a new item only while what waits for its turn is small (``mostWaiting`` results,
/// ``mostWaitingBytes`` bytes). An item that takes long does not hold the others until then, and the one whose turn it is never
/// waits, so the work always goes on. The results and their order don't depend on the number of threads.
///
/// Unchecked: `turn` guards all that changes, `source` the calls of `next`, `isDelivering` those of `deliver`.
final class OrderedWork<Item: Sendable, Result: Sendable>: @unchecked Sendable {
  private let next: () -> Item?
  private let work: @Sendable (Item) -> Result
  private let byteCount: @Sendable (Result) -> Int
  private let deliver: (Result) -> Void

  private let source = Lock()
  private let turn = Lock()
  private var isEnded = false
  private var taken = 0
  private var delivered = 0
  private var isDelivering = false
  private var waiting: [Int: Result] = [:]
  private var waitingBytes = 0

  private static var mostWaiting: Int { 4096 }
  private static var mostWaitingBytes: Int { 32 << 20 }

  /// - Parameters:
  ///   - next: The next item, nil after the last; called by one thread at a time, in order.
  ///   - work: Called by all threads at once.
  ///   - byteCount: How much memory a result takes.
  ///   - deliver: Called by one thread at a time, in the items' order.
  init(
    next: @escaping () -> Item?, work: @escaping @Sendable (Item) -> Result,
    byteCount: @escaping @Sendable (Result) -> Int, deliver: @escaping (Result) -> Void
  ) {
    self.next = next
    self.work = work
    self.byteCount = byteCount
    self.deliver = deliver
  }

  /// Works until the items end, in this thread and `threads - 1` more.
  func run(threads: Int) {
    var others: [pthread_t] = []
    for _ in 1..<max(1, threads) {
      var thread = pthread_t()
      // Where the system gives no more threads, those that there are do the work.
      let body = Unmanaged.passRetained(Body { self.loop() })
      guard pthread_create(&thread, nil, runBody, body.toOpaque()) == 0 else {
        body.release()
        break
      }
      others.append(thread)
    }
    loop()
    for thread in others { pthread_join(thread, nil) }
  }

  private func loop() {
    while let (number, item) = take() {
      let result = work(item)
      turn.locked {
        waiting[number] = result
        waitingBytes += byteCount(result)
      }
      handOut()
    }
  }

  /// Delivers what is there in order, outside of the lock: a slow disk or reader holds one thread, and the others go on.
  private func handOut() {
    while let result = nextResult() {
      deliver(result)
      turn.locked {
        isDelivering = false
        delivered += 1
        waitingBytes -= byteCount(result)
        turn.wakeAll()
      }
    }
  }

  /// The result whose turn it is; nil where it is not there yet or another thread is handing out.
  private func nextResult() -> Result? {
    turn.locked {
      guard !isDelivering, let result = waiting.removeValue(forKey: delivered) else { return nil }
      isDelivering = true
      return result
    }
  }

  private func take() -> (Int, Item)? {
    source.locked { () -> (Int, Item)? in
      turn.locked {
        while taken - delivered >= Self.mostWaiting || waitingBytes >= Self.mostWaitingBytes { turn.wait() }
      }
      guard !isEnded, let item = next() else {
        isEnded = true
        return nil
      }
      return turn.locked {
        taken += 1
        return (taken - 1, item)
      }
    }
  }
}

extension OrderedWork {
  /// What comes of each item, in the items' order.
  static func map(_ items: [Item], threads: Int, _ work: @escaping @Sendable (Item) -> Result) -> [Result] {
    var rest = items[...]
    var results: [Result] = []
    results.reserveCapacity(items.count)
    OrderedWork(next: { rest.popFirst() }, work: work, byteCount: { _ in 0 }, deliver: { results.append($0) })
      .run(threads: min(threads, items.count))
    return results
  }
}

/// What a thread runs.
private final class Body {
  let run: () -> Void
  init(_ run: @escaping () -> Void) { self.run = run }
}

private func runBody(_ body: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let body { Unmanaged<Body>.fromOpaque(body).takeRetainedValue().run() }
  return nil
}

/// A mutex with a condition to wait for. Unchecked: made to be shared.
private final class Lock: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  func locked<Value>(_ body: () -> Value) -> Value {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }

  /// Lets go of the lock until somebody calls ``wakeAll()``.
  func wait() { pthread_cond_wait(condition, mutex) }

  func wakeAll() { pthread_cond_broadcast(condition) }
}

/// How many processors there are.
func processorCount() -> Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
