import Glibc
import Secrets

MemoryProtection.leaveNoCores()
exit(Program().run(CommandLine.arguments.dropFirst()).rawValue)
