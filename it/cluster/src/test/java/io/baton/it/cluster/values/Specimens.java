// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.values;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.BusyConversationException;
import java.io.Serializable;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.rmi.RemoteException;
import java.sql.BatchUpdateException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.text.DateFormat;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.logging.Level;
import javax.naming.NameNotFoundException;

/** Values that sessions of real applications have, each with how to make one. */
@SuppressWarnings({"JavaUtilDate", "JdkObsolete"}) // applications have them
final class Specimens {

    static final Map<String, Callable<Object>> ALL = all();

    private Specimens() {}

    private static Map<String, Callable<Object>> all() {
        Map<String, Callable<Object>> all = new TreeMap<>();
        arrays(all);
        classes(all);
        exceptions(all);
        values(all);
        return all;
    }

    private static void arrays(Map<String, Callable<Object>> all) {
        all.put("array", () -> new Thing[] {new Thing("a"), null});
        all.put("arrayOfArrays", () -> new Thing[][][] {{{new Thing("a")}, {}}, {}});
        all.put("arrayInList", () -> new ArrayList<>(List.of(new Thing[] {new Thing("a")}, new int[][] {{1}})));
        all.put("arrayInBean", () -> {
            Thing thing = new Thing("whole");
            thing.row = new Thing[] {thing, new Thing("b")};
            thing.rows = new Thing[][] {thing.row, {}};
            thing.any = new Operation[] {Operation.PLUS};
            return thing;
        });
        all.put("arrayOfInterface", () -> new Hidden[] {(Hidden) Echo.proxy("a", Hidden.class)});
        all.put("arrayOfRecords", () -> new Pair[] {new Pair(1, "a")});
        all.put("classes", () -> new Class<?>[] {int.class, void.class, Thing[][].class, Hidden.class, Pair.class});
        all.put("primitives", () -> new Pair(new long[][] {{1}, {}}, new boolean[] {true}));
    }

    private static void classes(Map<String, Callable<Object>> all) {
        all.put("enumWithBodies", () -> new Pair(Operation.PLUS, new EnumMap<>(Map.of(Operation.TIMES, 1))));
        all.put("inner", () -> new Thing("outer").new Part(3));
        all.put("anonymous", () -> new Thing("named") {
            private static final long serialVersionUID = 1L;
        });
        all.put("lambda", () -> (Supplier<String> & Serializable) () -> "a");
        all.put("lambdaInTreeMap", () -> {
            Map<String, Object> map = new TreeMap<>((Comparator<String> & Serializable) (a, b) -> b.compareTo(a));
            map.put("a", new Thing("a"));
            map.put("b", new Thing[0]);
            return map;
        });
        all.put("methodReference", () -> (Comparator<String> & Serializable) String::compareTo);
        all.put("proxyOfHidden", () -> Echo.proxy("a", Hidden.class));
        all.put("proxyOfSeveral", () -> Echo.proxy("b", Runnable.class, Hidden.class, Comparable.class));
        all.put("proxyOfPublic", () -> Echo.proxy("c", Runnable.class, Comparable.class));
        all.put("chainOf1000", () -> Link.chain(1_000));
        all.put("chainOf1500", () -> new Pair("deep", Link.chain(1_500)));
        all.put("chainOf20000", () -> Link.chain(20_000));
    }

    private static void exceptions(Map<String, Callable<Object>> all) {
        all.put("sql", () -> new Mishap("own", new SQLIntegrityConstraintViolationException("why", "23000", 7)));
        all.put("batch", () -> new BatchUpdateException("why", new int[] {1}));
        all.put("connect", () -> new Mishap("own", new ConnectException("refused")));
        all.put("naming", () -> {
            NameNotFoundException failure = new NameNotFoundException("who");
            failure.appendRemainingComponent("jdbc");
            return new Mishap("own", failure);
        });
        all.put("remote", () -> new Mishap("own", new RemoteException("far", new IllegalStateException("near"))));
        all.put("jakarta", () -> new EJBException("own", new BusyConversationException("late")));
        all.put("suppressed", () -> {
            Mishap failure = new Mishap("own", new java.util.concurrent.ExecutionException(new ConnectException("a")));
            failure.addSuppressed(new java.nio.file.NoSuchFileException("file", null, "gone"));
            return failure;
        });
    }

    private static void values(Map<String, Callable<Object>> all) {
        all.put("address", () -> InetSocketAddress.createUnresolved("host", 80));
        all.put("thaiCalendar", () -> {
            Calendar calendar = Calendar.getInstance(TimeZone.getTimeZone("UTC"), new Locale("th", "TH"));
            calendar.setTime(new Date(0));
            return new Pair(calendar.getClass(), new Pair(calendar.getTime(), calendar.get(Calendar.YEAR)));
        });
        all.put("thaiFormat", () -> {
            DateFormat format = DateFormat.getDateInstance(DateFormat.LONG, new Locale("th", "TH"));
            return new Pair(format.getClass(), format.format(new Date(0)));
        });
        all.put("level", () -> Level.WARNING);
        all.put("color", () -> new java.awt.Color(1, 2, 3));
        all.put("times", () -> List.of(Duration.ofDays(1), ZonedDateTime.parse("2026-11-30T10:00:00+01:00")));
        all.put("hashMapOfMap", () -> new HashMap<>(Map.of("a", 1)));
        all.put("hashtable", () -> new Hashtable<>(Map.of("a", new Thing("a"))));
        all.put("linkedHashMap", () -> {
            Map<String, Object> map = new LinkedHashMap<>(100);
            map.put("a", new Thing[] {new Thing("a")});
            return map;
        });
        all.put("asList", () -> Arrays.asList(new Thing("a"), new Thing("b")));
        all.put("unmodifiable", () -> Collections.unmodifiableMap(new TreeMap<>(Map.of("a", List.of(1)))));
    }
}
